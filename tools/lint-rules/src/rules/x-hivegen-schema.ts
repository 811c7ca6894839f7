import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { EXTENSION } from "../contract/extension.ts";
import { isObject, Place } from "../contract/place.ts";
import { reporter } from "../contract/rule.ts";

const KEYS = [
  "client",
  "envelope",
  "errors",
  "idempotency",
  "method",
  "naming",
  "pagination",
  "rateLimit",
  "resource",
  "retry",
  "waiters",
];

/** Redocly's names of the nodes on which the generator reads the extension. */
const READ_ON = ["Root", "PathItem", "Operation", "Schema"];

/** `x-hivegen` stands where it is read, and says only what is understood. */
export const xHivegenSchema: Oas3Rule = () => ({
  any: {
    enter(node: unknown, context: UserContext) {
      if (!isObject(node) || !Object.hasOwn(node, EXTENSION)) return;
      const said = new Place(node, context.location, context.resolve).child(EXTENSION);
      const report = reporter(context);
      if (!READ_ON.includes(context.type.name)) {
        report(said, `\`${EXTENSION}\` is not read here. Move it to the root, a path, an operation or a schema.`);
      } else if (!isObject(said.node)) {
        report(said, `\`${EXTENSION}\` is not an object. Write keys below it: ${KEYS.join(", ")}.`);
      }
      for (const [key, value] of said.fields()) {
        if (KEYS.includes(key)) continue;
        report(value, `\`${EXTENSION}.${key}\` is not a known key. Use one of ${KEYS.join(", ")}.`);
      }
    },
  },
});
