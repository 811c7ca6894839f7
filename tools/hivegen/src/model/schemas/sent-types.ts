import type { NamedType, Operation } from "../api-model.ts";
import { type Schema, schemasIn } from "../schema.ts";

/** Marks the types that programs send, as they are or inside of others. */
export function markSent(types: readonly Omit<NamedType, "sent">[], operations: readonly Operation[]): NamedType[] {
  const sent = sentTypes(operations, new Map(types.map(({ key, schema }) => [key, schema])));
  return types.map((type) => ({ ...type, sent: sent.has(type.key) }));
}

/** Keys of the types that requests of operations refer to, and of those that these refer to. */
export function sentTypes(operations: readonly Operation[], types: ReadonlyMap<string, Schema>): ReadonlySet<string> {
  const sent = new Set<string>();
  const pending: Schema[] = operations.flatMap(inputs);
  for (let schema = pending.pop(); schema; schema = pending.pop()) {
    pending.push(...schemasIn(schema));
    for (const key of keysIn(schema)) {
      const target = types.get(key);
      if (!target || sent.has(key)) continue;
      sent.add(key);
      pending.push(target);
    }
  }
  return sent;
}

/** What a discriminator leads to is named by its mapping, too. */
function keysIn(schema: Schema): readonly string[] {
  if (schema.kind === "ref") return [schema.name];
  return schema.kind === "union" && schema.discriminator ? Object.values(schema.discriminator.mapping) : [];
}

function inputs({ parameters, body }: Operation): Schema[] {
  const bodies = body?.contents.flatMap(({ schema }) => schema ?? []) ?? [];
  return [...parameters.map(({ schema }) => schema), ...bodies];
}
