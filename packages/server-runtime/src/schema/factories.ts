/** The factories of schemas, meant to be read as `s.string()`, `s.object({ … })`. */

export { type ArrayOptions, array } from "./arrays.ts";
export { integer, type NumberOptions, number } from "./numbers.ts";
export { type ObjectOptions, object } from "./objects.ts";
export { lazy, withDefault } from "./references.ts";
export { type StringOptions, string } from "./strings.ts";
export { allOf, anyOf, discriminated, not, nullable, oneOf } from "./unions.ts";
export { any, binary, boolean, enum, literal, never, null } from "./values.ts";
