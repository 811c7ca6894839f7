import { matches, s, type Schema as Validator } from "@hivegen/server-runtime";
import type { Schema } from "../model/schema.ts";
import type { NamedTypes } from "../model/schemas/named-schemas.ts";
import { type Validators, validatorOf } from "../server-contract/validators.ts";

/** Validators of an API's schemas, made when they are first used. */
export class Validation {
  readonly validators: Validators<Validator>;
  readonly #types: NamedTypes;
  readonly #named = new Map<string, Validator>();
  readonly #made = new WeakMap<Schema, Validator>();

  constructor(types: NamedTypes) {
    this.#types = types;
    this.validators = realValidators((key) => this.#ofName(key));
  }

  isValid(schema: Schema, value: unknown): boolean {
    return matches(this.#of(schema), value);
  }

  #of(schema: Schema): Validator {
    const made = this.#made.get(schema) ?? validatorOf(schema, this.validators, this.#types);
    this.#made.set(schema, made);
    return made;
  }

  #ofName(key: string): Validator {
    const made =
      this.#named.get(key) ?? validatorOf(this.#types.get(key) ?? { kind: "any" }, this.validators, this.#types);
    this.#named.set(key, made);
    return made;
  }
}

/** Calls the runtime's factories where the stubs print the calls. */
function realValidators(named: (key: string) => Validator): Validators<Validator> {
  return {
    reference: (key) => s.lazy(() => named(key)),
    plain: (kind) => s[kind](),
    string: (limits) => s.string(limits),
    number: (kind, limits) => s[kind](limits),
    enum: (values) => s.enum(values),
    array: (items, options) => s.array(items, options),
    object: (properties, options) => s.object(Object.fromEntries(properties), options),
    allOf: (parts) => s.allOf(parts),
    anyOf: (variants) => s.anyOf(variants),
    oneOf: (variants) => s.oneOf(variants),
    not: (schema) => s.not(schema),
    nullable: (schema) => s.nullable(schema),
    withDefault: (schema, value) => s.withDefault(schema, value),
    discriminated: (tag, variants) => s.discriminated(tag, Object.fromEntries(variants)),
  };
}
