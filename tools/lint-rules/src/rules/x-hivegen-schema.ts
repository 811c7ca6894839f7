import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { checkDeclarations, type Level } from "hivegen/x-hivegen";
import { EXTENSION } from "../contract/extension.ts";
import { isObject, Place } from "../contract/place.ts";
import { reporter } from "../contract/rule.ts";

/** Redocly's names of the nodes on which the generator reads the extension. */
const LEVELS = new Map<string, Level>([
  ["Root", "root"],
  ["PathItem", "path"],
  ["Operation", "operation"],
  ["Schema", "schema"],
]);

/** `x-hivegen` stands where it is read, and is as its published schema wants it. */
export const xHivegenSchema: Oas3Rule = () => ({
  any: {
    enter(node: unknown, context: UserContext) {
      if (!isObject(node) || !Object.hasOwn(node, EXTENSION)) return;
      const said = new Place(node, context.location, context.resolve).child(EXTENSION);
      const report = reporter(context);
      const level = LEVELS.get(context.type.name);
      if (!level) {
        report(said, `\`${EXTENSION}\` is not read here. Move it to the root, a path, an operation or a schema.`);
        return;
      }
      for (const { path, kind, expected } of checkDeclarations(level, said.node)) {
        const name = [EXTENSION, ...path].join(".");
        report(
          said.at(...path),
          kind === "unknown"
            ? `\`${name}\` is not a known key here. Use one of ${expected}.`
            : `\`${name}\` is not what the generator can use. It must be ${expected}.`,
        );
      }
    },
  },
});
