import type { NamedType } from "../../model/api-model.ts";
import type { ObjectSchema, Property, Schema } from "../../model/schema.ts";
import { componentStep, PART, type Step } from "../step.ts";

/** A schema where it stands. */
export interface Placed {
  readonly schema: Schema;
  readonly step: Step;
}

export interface PlacedProperty {
  readonly property: Property;
  readonly step: Step;
}

/** What an object or an intersection says: one object of all that its parts say, and the parts that are no objects. */
export interface ObjectView {
  readonly properties: ReadonlyMap<string, PlacedProperty>;
  readonly additional: ObjectSchema["additional"];
  readonly patterns: NonNullable<ObjectSchema["patterns"]>;
  readonly others: readonly Placed[];
}

/** The named schemas of one description. */
export class Schemas {
  readonly #byKey: ReadonlyMap<string, Schema>;

  constructor(types: readonly NamedType[]) {
    this.#byKey = new Map(types.map(({ key, schema }) => [key, schema]));
  }

  get(name: string): Schema {
    return this.#byKey.get(name) ?? { kind: "any" };
  }

  /** What a reference leads to, and where that stands. Facts beside the reference (a description) are its own. */
  resolve(placed: Placed): Placed {
    let { schema, step } = placed;
    const seen = new Set<string>();
    while (schema.kind === "ref" && !seen.has(schema.name)) {
      seen.add(schema.name);
      step = componentStep(schema.name);
      const nullable = schema.nullable;
      const target: Schema = this.get(schema.name);
      schema = nullable && !target.nullable ? { ...target, nullable } : target;
    }
    return { schema: schema.kind === "ref" ? { kind: "any" } : schema, step };
  }

  /** The view of a resolved object or intersection; `undefined` of anything else. */
  objectView(placed: Placed): ObjectView | undefined {
    const { kind } = placed.schema;
    if (kind !== "object" && kind !== "intersection") return undefined;
    const properties = new Map<string, PlacedProperty>();
    const patterns: { readonly pattern: string; readonly schema: Schema }[] = [];
    const others: Placed[] = [];
    let additional: ObjectSchema["additional"] = true;
    let objects = 0;
    for (const { schema, step } of this.#parts(placed, new Set())) {
      if (schema.kind !== "object") {
        others.push({ schema, step });
        continue;
      }
      objects++;
      for (const property of schema.properties) addProperty(properties, property, step);
      patterns.push(...(schema.patterns ?? []));
      if (schema.additional !== true) additional = schema.additional;
    }
    return objects === 0 ? undefined : { properties, additional, patterns, others };
  }

  #parts(placed: Placed, seen: Set<Schema>): Placed[] {
    const resolved = this.resolve(placed);
    const { schema, step } = resolved;
    if (schema.kind !== "intersection") return [resolved];
    if (seen.has(schema)) return [];
    seen.add(schema);
    return schema.parts.flatMap((part) => this.#parts({ schema: part, step: { up: step, keys: [PART] } }, seen));
  }
}

/** What several parts say about a property holds together: it is required if one says so. */
function addProperty(properties: Map<string, PlacedProperty>, property: Property, step: Step): void {
  const { name } = property;
  const known = properties.get(name);
  if (!known) {
    properties.set(name, { property, step: { up: step, keys: ["properties", name] } });
    return;
  }
  const schema = isBare(known.property.schema) ? property.schema : known.property.schema;
  properties.set(name, {
    property: { name, schema, required: known.property.required || property.required },
    step: isBare(known.property.schema) ? { up: step, keys: ["properties", name] } : known.step,
  });
}

/** Named in `required` alone. */
function isBare(schema: Schema): boolean {
  return schema.kind === "any" && Object.keys(schema).length === 1;
}
