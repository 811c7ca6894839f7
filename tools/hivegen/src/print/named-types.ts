import { hashText } from "../cache/content-hash.ts";
import type { NamedType } from "../model/api-model.ts";
import type { View } from "../model/schema.ts";
import { typeIdentifier } from "../model/schemas/type-names.ts";
import type { NameOfType } from "./typescript-type.ts";

/** How the named types are called in each view. */
export class TypeNames {
  readonly #types: ReadonlyMap<string, NamedType>;
  #signature: string | undefined;

  constructor(types: readonly NamedType[]) {
    this.#types = new Map(types.map((type) => [type.key, type]));
  }

  /** What is printed with names of one signature is named as with others of the same. */
  get signature(): string {
    if (this.#signature === undefined) {
      const named = [...this.#types.values()].map(({ key, name, inputName }) => [key, name, inputName]);
      this.#signature = hashText(JSON.stringify(named));
    }
    return this.#signature;
  }

  name(key: string, view: View): string {
    const type = this.#types.get(key);
    return (view === "request" ? type?.inputName : undefined) ?? type?.name ?? typeIdentifier(key);
  }

  in(view: View, prefix = ""): NameOfType {
    return (key) => prefix + this.name(key, view);
  }
}
