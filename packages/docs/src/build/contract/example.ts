import type { Contract } from "./contract.ts";
import type { Example, MediaType, Parameter } from "./document.ts";

/** The examples of a body, references followed. */
export function examplesOf(contract: Contract, media: MediaType): Example[] {
  return Object.values(media.examples ?? {}).map((example) => contract.resolve(example));
}

/** A value for a parameter: its own example, its schema's, or `undefined`. */
export function parameterExample(contract: Contract, parameter: Parameter): unknown {
  return parameter.example ?? contract.resolveSchema(parameter.schema).examples?.[0];
}
