import type { NamedType, Operation } from "../api-model.ts";
import { type Schema, schemasIn } from "../schema.ts";

/** Marks the types that programs send, as they are or inside of others. */
export function markSent(types: readonly Omit<NamedType, "sent">[], operations: readonly Operation[]): NamedType[] {
  const schemas = new Map(types.map(({ key, schema }) => [key, schema]));
  const sent = new Set<string>();
  const pending: Schema[] = operations.flatMap(inputs);
  for (let schema = pending.pop(); schema; schema = pending.pop()) {
    pending.push(...schemasIn(schema));
    if (schema.kind !== "ref" || sent.has(schema.name)) continue;
    sent.add(schema.name);
    const target = schemas.get(schema.name);
    if (target) pending.push(target);
  }
  return types.map((type) => ({ ...type, sent: sent.has(type.key) }));
}

function inputs({ parameters, body }: Operation): Schema[] {
  const bodies = body?.contents.flatMap(({ schema }) => schema ?? []) ?? [];
  return [...parameters.map(({ schema }) => schema), ...bodies];
}
