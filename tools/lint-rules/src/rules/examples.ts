import type { Oas3Rule } from "@redocly/openapi-core";
import { type Content, contentsOf, isFile, isJson } from "../contract/bodies.ts";
import type { Operation } from "../contract/operations.ts";
import type { Place } from "../contract/place.ts";
import { allOf, contractRule, nodeRule, type Report } from "../contract/rule.ts";

/** Request bodies whose examples a reader can copy. */
const WRITABLE = /json\b|^application\/x-www-form-urlencoded\b|^multipart\//i;

/** Every request body and every JSON response shows an example. */
const present = contractRule(({ operations, webhooks }, report) => {
  for (const operation of [...operations, ...webhooks]) checkBodies(operation, report);
});

function checkBodies(operation: Operation, report: Report): void {
  for (const content of contentsOf(operation.place.at("requestBody"))) {
    if (WRITABLE.test(content.mediaType)) requireExample(operation, "the request body", content, report);
  }
  for (const { status, place } of operation.responses) {
    for (const content of contentsOf(place).filter(({ mediaType }) => isJson(mediaType))) {
      requireExample(operation, `response ${status}`, content, report);
    }
  }
}

function requireExample(operation: Operation, what: string, content: Content, report: Report): void {
  const { mediaType, place } = content;
  if (isFile(content) || place.child("example").exists || place.child("examples").fields().length > 0) return;
  report(place, `${what} has no example as ${mediaType}. Add one under \`examples\`.`, operation);
}

/** What Redocly's own example rules would pass over in silence. */
const checkable: Oas3Rule = nodeRule({
  Example: (example, report) => {
    const external = example.child("externalValue");
    if (!external.exists) return;
    report(external, "An `externalValue` is never checked against the schema. Write the example as `value`.");
  },
  Parameter: (parameter, report) => {
    for (const [name, example] of parameter.child("examples").fields()) {
      if (example.refTargets().length === 0) continue;
      report(example, `The parameter example \`${name}\` is a \`$ref\`, which is never checked. Write it here.`);
    }
  },
  Schema: (schema, report) => {
    if (!isLonelyDiscriminator(schema)) return;
    const fix = "List the variants beside it in `oneOf`.";
    report(schema.child("discriminator"), `A \`discriminator\` alone switches the check of examples off. ${fix}`);
  },
});

function isLonelyDiscriminator(schema: Place): boolean {
  return schema.child("discriminator").exists && !schema.child("oneOf").exists && !schema.child("anyOf").exists;
}

/** Examples are there, and none of them escapes the check against its schema. */
export const examples = allOf(present, checkable);
