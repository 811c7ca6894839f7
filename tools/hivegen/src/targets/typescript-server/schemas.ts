import type { NamedType } from "../../model/api-model.ts";
import type { Schema } from "../../model/schema.ts";
import { CodeFile } from "../../print/code-file.ts";
import { jsdoc } from "../../print/text.ts";
import { validatorOf } from "../../server-contract/validators.ts";
import type { OutputFile } from "../target.ts";
import { codeValidators } from "./code-validators.ts";
import { RUNTIME, type ServerNames } from "./server-names.ts";

/** `schemas.ts`: a validator for each named schema, those that others need first. */
export function schemasFile(names: ServerNames): OutputFile {
  const file = new CodeFile("schemas.ts", names.model.input);
  const declared = new Set<string>();
  const validators = codeValidators(file, (key) => {
    const name = names.validator(key);
    return declared.has(key) ? name : `${file.value(RUNTIME, "s")}.lazy(() => ${name})`;
  });
  for (const { key, schema } of inOrder(names.model.types)) {
    const { text } = validatorOf(schema, validators, names.types);
    const type = file.type(RUNTIME, "Schema");
    file.add(...jsdoc([schema.description]), `export const ${names.validator(key)}: ${type} = ${text};`);
    declared.add(key);
  }
  return file.finish();
}

/** Types after those that they refer to; where they refer to each other, in the order of their names. */
function inOrder(types: readonly NamedType[]): NamedType[] {
  const byKey = new Map(types.map((type) => [type.key, type]));
  const ordered = new Set<NamedType>();
  const entered = new Set<NamedType>();
  const visit = (type: NamedType): void => {
    if (entered.has(type)) return;
    entered.add(type);
    for (const key of referencesOf(type.schema)) {
      const other = byKey.get(key);
      if (other) visit(other);
    }
    ordered.add(type);
  };
  for (const type of types) visit(type);
  return [...ordered];
}

function referencesOf(schema: Schema): string[] {
  switch (schema.kind) {
    case "ref":
      return [schema.name];
    case "array":
      return [schema.items, ...(schema.prefixItems ?? [])].flatMap(referencesOf);
    case "object": {
      const additional = typeof schema.additional === "object" ? [schema.additional] : [];
      const patterns = (schema.patterns ?? []).map((pattern) => pattern.schema);
      return [...schema.properties.map((property) => property.schema), ...additional, ...patterns].flatMap(
        referencesOf,
      );
    }
    case "union":
      return [...schema.variants.flatMap(referencesOf), ...Object.values(schema.discriminator?.mapping ?? {})];
    case "intersection":
      return schema.parts.flatMap(referencesOf);
    case "not":
      return referencesOf(schema.schema);
    default:
      return [];
  }
}
