import { arrayOf, type Json, objectOf } from "../document/json.ts";
import { type Context, resolve } from "./context.ts";

/** Levels at which somebody puts a file into a body. */
const LEVELS = 4;

/** Whether values of a schema can hold bytes, which JSON has no place for. */
export function holdsBytes(context: Context, schema: Json | undefined, levels = LEVELS): boolean {
  const { type, format, items, properties, allOf, oneOf, anyOf } = resolve(context, schema);
  if (type === "string" && format === "binary") return true;
  if (levels === 0) return false;
  const inner = [
    items,
    ...Object.values(objectOf(properties)),
    ...[allOf, oneOf, anyOf].flatMap((list) => arrayOf(list)),
  ];
  return inner.some((part) => part !== undefined && holdsBytes(context, part, levels - 1));
}
