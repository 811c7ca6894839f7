import { objectOf } from "../../document/json.ts";
import type { Dialect } from "../dialect.ts";
import type { Origins } from "../origins.ts";
import type { SourceFile } from "../source-file.ts";
import type { Sources } from "../sources.ts";
import { Components } from "./components.ts";
import { cutCircles } from "./cut-circles.ts";
import { declareComponents } from "./declare-components.ts";
import { Follower } from "./follower.ts";
import { untangle } from "./untangle.ts";
import { Walker } from "./walker.ts";
import { widest } from "./widest.ts";

/**
 * Makes one document of a file and all that it refers to, in place: every `$ref` leads to its own components
 * afterwards, and whatever has the wrong form is gone. What stands in the file already isn't copied.
 *
 * @returns whether nothing was brought in from elsewhere, nor moved
 */
export function bundle(entry: SourceFile, dialect: Dialect, sources: Sources, origins: Origins): boolean {
  const components = new Components(dialect, entry, origins);
  const follower = new Follower(dialect, components, sources);
  const parts = { dialect, components, follower, sources, origins };
  const start = { file: entry, pointer: [], value: entry.root };
  const walker = new Walker(start, parts);
  declareComponents(entry, parts);
  walker.walk(start, "Document");
  for (let next = components.next(); next; next = components.next()) {
    const { section, name, kind, source } = next;
    const walked = walker.walk(source, kind);
    // A component stays, whatever it was, since others refer to it.
    if (walked !== section[name]) section[name] = walked ?? widest(kind) ?? {};
  }
  walker.finish();
  const root = objectOf(entry.root);
  for (const { pointer, problem } of components.isShared ? untangle(root) : []) {
    sources.report("REF_CYCLE", "warning", origins.of(root, pointer, entry.path), REMEDY[problem]);
  }
  cutCircles(root, dialect, (pointer) => {
    const message = "This leads back to itself, so nothing is known about it. Break the circle.";
    sources.report("REF_CYCLE", "warning", origins.of(root, pointer, entry.path), message);
  });
  return !components.isShared;
}

const REMEDY = {
  cycle: "A $ref puts this into itself, so it is left out here. Break the circle.",
  size: "$refs repeat this so often that the document would become too large, so it is left out here. Name its parts.",
} as const;
