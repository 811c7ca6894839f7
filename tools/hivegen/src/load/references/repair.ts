import { decodePercent, parsePointer, referenceTo } from "../../document/pointer.ts";
import type { SourceFile } from "../source-file.ts";
import type { Resolver } from "./resolver.ts";
import type { Repaired, Target } from "./target.ts";

/**
 * Reads a reference that leads nowhere the way its author probably meant it: by the place where its kind is kept, by
 * bare name, or from the schema that it stands in, as JSON Schema tools write `#/$defs/Name`.
 */
export function repair(
  resolver: Resolver,
  reference: string,
  from: SourceFile,
  section: readonly string[] | undefined,
  scopes: readonly Target[],
): Repaired | undefined {
  const hash = reference.indexOf("#");
  if (hash > 0) return undefined;
  const pointer = parsePointer(hash === 0 ? reference : decodePercent(reference));
  for (const scope of hash === 0 ? scopes : []) {
    const target = resolver.walk(scope, pointer);
    if (target) return { target, reading: referenceTo(target.pointer) };
  }
  const name = nameIn(pointer, reference);
  if (name === undefined || !section) return undefined;
  const root: Target = { file: from, pointer: [], value: from.root };
  const target = resolver.walk(root, [...section, name]);
  return target && { target, reading: referenceTo(target.pointer) };
}

/** `Pet` in `#/definitions/Pet`, `#/components/Pet` and `Pet`. */
function nameIn(pointer: readonly string[], reference: string): string | undefined {
  if (!reference.startsWith("#")) return /^[\w.-]+$/.test(reference) ? reference : undefined;
  return pointer.length <= 3 ? pointer.at(-1) : undefined;
}
