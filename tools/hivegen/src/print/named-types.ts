import { hashText } from "../cache/content-hash.ts";
import type { NamedType } from "../model/api-model.ts";
import { type Schema, schemasIn, type View } from "../model/schema.ts";
import { typeIdentifier } from "../model/schemas/type-names.ts";
import { type OtherValues, otherValues } from "./literal-types.ts";
import type { NameOfType, OpenValues } from "./typescript-type.ts";

/** How the named types are called in each view. */
export class TypeNames implements OpenValues {
  readonly #types: ReadonlyMap<string, NamedType>;
  #signature: string | undefined;
  #tags: ReadonlySet<string> | undefined;

  constructor(types: readonly NamedType[]) {
    this.#types = new Map(types.map((type) => [type.key, type]));
  }

  /** What is printed with names of one signature is named as with others of the same. */
  get signature(): string {
    if (this.#signature === undefined) {
      const named = [...this.#types.values()].map(({ key, name, inputName, sent }) => [
        ...[key, name, inputName, sent],
        this.othersOf(key),
      ]);
      this.#signature = hashText(JSON.stringify([named, ...this.tags]));
    }
    return this.#signature;
  }

  name(key: string, view: View): string {
    const type = this.#types.get(key);
    return (view === "request" ? type?.inputName : undefined) ?? type?.name ?? typeIdentifier(key);
  }

  othersOf(key: string): OtherValues {
    const schema = this.#types.get(key)?.schema;
    return schema?.kind === "enum" && !schema.open ? otherValues(schema) : [];
  }

  get tags(): ReadonlySet<string> {
    this.#tags ??= discriminators([...this.#types.values()].map(({ schema }) => schema));
    return this.#tags;
  }

  in(view: View, prefix = ""): NameOfType {
    return (key) => prefix + this.name(key, view);
  }
}

/** Names of the properties by which unions tell their variants apart. */
function discriminators(schemas: readonly Schema[]): Set<string> {
  const found = new Set<string>();
  const pending = [...schemas];
  for (let schema = pending.pop(); schema; schema = pending.pop()) {
    if (schema.kind === "union" && schema.discriminator) found.add(schema.discriminator.property);
    pending.push(...schemasIn(schema));
  }
  return found;
}
