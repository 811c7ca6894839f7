import { checkNumber, checkText, checkType } from "./check-scalar.ts";
import { equal, expression, isObject, shown } from "./comparing.ts";
import { type NamedSchemas, resolve, type ValueSchema } from "./value-schema.ts";

/** What is wrong with a value. */
export interface Problem {
  /** The place: `body.options.depth`. */
  readonly at: string;
  /** As it follows the place: `must be at least 1`. */
  readonly says: string;
  /** The value is of another type. */
  readonly type?: true;
}

/** Where in the value a check is, and what it can ask. */
export interface Walk {
  readonly at: string;
  readonly schemas: NamedSchemas;
  readonly depth: number;
}

/** Schemas that lead back to themselves without going into the value say nothing. */
const DEEPEST = 64;

/** The first thing that is wrong with a value; nothing where it is valid. */
export function problemOf(value: unknown, schema: ValueSchema, schemas: NamedSchemas, at: string): Problem | undefined {
  return check(value, schema, { at, schemas, depth: 0 });
}

function check(value: unknown, declared: ValueSchema, walk: Walk): Problem | undefined {
  if (walk.depth > DEEPEST) return undefined;
  if (value === null && declared.nullable) return undefined;
  const schema = resolve(declared, walk.schemas);
  if (value === null && schema.nullable) return undefined;
  const deeper = { ...walk, depth: walk.depth + 1 };
  return checkType(value, schema, walk) ?? checkForm(value, schema, deeper) ?? checkCombined(value, schema, deeper);
}

function checkForm(value: unknown, schema: ValueSchema, walk: Walk): Problem | undefined {
  if (typeof value === "string") return checkText(value, schema, walk);
  if (typeof value === "number") return checkNumber(value, schema, walk);
  if (Array.isArray(value)) return checkList(value, schema, walk);
  return isObject(value) ? checkObject(value, schema, walk) : undefined;
}

function checkList(value: readonly unknown[], schema: ValueSchema, walk: Walk): Problem | undefined {
  const { at } = walk;
  const { items = {}, prefixItems = [], minItems = 0, maxItems = Infinity, uniqueItems } = schema;
  if (value.length < minItems) return { at, says: `must have at least ${minItems} items` };
  if (value.length > maxItems) return { at, says: `must have at most ${maxItems} items` };
  if (uniqueItems && value.some((item, index) => value.slice(0, index).some((other) => equal(other, item)))) {
    return { at, says: "must not have an item twice" };
  }
  return firstOf(value.entries(), ([index, item]) =>
    check(item, prefixItems[index] ?? items, { ...walk, at: `${at}[${index}]` }),
  );
}

function checkObject(value: Readonly<Record<string, unknown>>, schema: ValueSchema, walk: Walk): Problem | undefined {
  const { at } = walk;
  const { required = [], minProperties = 0, maxProperties = Infinity } = schema;
  const missing = required.find((name) => !Object.hasOwn(value, name) || value[name] === undefined);
  if (missing !== undefined) return { at: `${at}.${missing}`, says: "is required" };
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  if (names.length < minProperties) return { at, says: `must have at least ${minProperties} properties` };
  if (names.length > maxProperties) return { at, says: `must have at most ${maxProperties} properties` };
  return firstOf(names, (name) => checkMember(name, value[name], schema, walk));
}

function checkMember(name: string, value: unknown, schema: ValueSchema, walk: Walk): Problem | undefined {
  const { properties = {}, patternProperties = {}, additionalProperties, propertyNames } = schema;
  const inside = { ...walk, at: `${walk.at}.${name}` };
  const named = Object.hasOwn(properties, name) ? [properties[name] ?? {}] : [];
  const matching = Object.entries(patternProperties).flatMap(([pattern, of]) =>
    expression(pattern).test(name) ? [of] : [],
  );
  const own = [...named, ...matching];
  if (own.length === 0 && additionalProperties === false) return { at: inside.at, says: "is not in the contract" };
  const all = own.length > 0 ? own : [additionalProperties || {}];
  return firstOf(all, (of) => check(value, of, inside)) ?? (propertyNames && check(name, propertyNames, inside));
}

function checkCombined(value: unknown, schema: ValueSchema, walk: Walk): Problem | undefined {
  const { allOf = [], anyOf, oneOf, not, discriminator } = schema;
  const problem = firstOf(allOf, (part) => check(value, part, walk)) ?? checkVariants(value, anyOf ?? oneOf, walk);
  if (problem) return problem;
  if (oneOf && oneOf.filter((variant) => !check(value, variant, walk)).length > 1) {
    return { at: walk.at, says: "matches more than one variant" };
  }
  if (not && !check(value, not, walk)) return { at: walk.at, says: "is not allowed" };
  return discriminator && isObject(value) ? checkTagged(value, discriminator, walk) : undefined;
}

function checkVariants(value: unknown, variants: readonly ValueSchema[] | undefined, walk: Walk): Problem | undefined {
  if (variants === undefined) return undefined;
  const problems = variants.map((variant) => check(value, variant, walk));
  if (problems.includes(undefined)) return undefined;
  // Of the variant that it is meant to be, as far as one can tell.
  return problems.find((problem) => problem && !problem.type) ?? problems[0];
}

function checkTagged(
  value: Readonly<Record<string, unknown>>,
  { propertyName, mapping }: NonNullable<ValueSchema["discriminator"]>,
  walk: Walk,
): Problem | undefined {
  const variant = mapping[String(value[propertyName])];
  if (variant) return check(value, variant, walk);
  const at = `${walk.at}.${propertyName}`;
  return { at, says: `must be one of ${Object.keys(mapping).join(", ")}, not ${shown(value[propertyName])}` };
}

function firstOf<T>(items: Iterable<T>, problem: (item: T) => Problem | undefined): Problem | undefined {
  for (const item of items) {
    const found = problem(item);
    if (found) return found;
  }
  return undefined;
}
