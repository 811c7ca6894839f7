import { isObject, type Place } from "../contract/place.ts";

/** A schema and all that always applies beside it: targets of its `$ref` and members of its `allOf`, at any depth. */
export function partsOf(schema: Place): Place[] {
  return collect(schema, ["allOf"]);
}

/** As `partsOf`, and the members of `oneOf` and `anyOf` too: all that may apply. */
export function alternativesOf(schema: Place): Place[] {
  return collect(schema, ["allOf", "oneOf", "anyOf"]);
}

function collect(schema: Place, composedBy: readonly string[]): Place[] {
  const found = new Map<unknown, Place>();
  const visit = (place: Place): void => {
    if (!isObject(place.node) || found.has(place.node)) return;
    found.set(place.node, place);
    for (const target of place.refTargets()) visit(target);
    for (const keyword of composedBy) {
      for (const member of place.child(keyword).items()) visit(member);
    }
  };
  visit(schema);
  return [...found.values()];
}

/** Every declaration of a property of an object schema. */
export function propertyOf(schema: Place, name: string): Place[] {
  return partsOf(schema)
    .map((part) => part.child("properties").child(name))
    .filter((property) => property.exists);
}

export function isRequired(schema: Place, name: string): boolean {
  return partsOf(schema).some((part) =>
    part
      .child("required")
      .items()
      .some((item) => item.node === name),
  );
}

/** The types a value of the schema may have, `null` among them. Empty: the schema does not say. */
export function typesOf(schema: Place): Set<string> {
  return new Set(
    alternativesOf(schema).flatMap((part) => {
      const type = part.child("type");
      return [type, ...type.items()].flatMap((place) => place.text ?? []);
    }),
  );
}

/** The values that `enum` and `const` list. Empty: the schema lists none. */
export function valuesOf(schema: Place): Set<unknown> {
  return new Set(
    alternativesOf(schema).flatMap((part) => {
      const only = part.child("const");
      return [...(only.exists ? [only] : []), ...part.child("enum").items()].map((place) => place.node);
    }),
  );
}
