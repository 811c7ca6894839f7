import type { Content } from "../../model/api-model.ts";
import type { Schema } from "../../model/schema.ts";
import type { Direction } from "../change.ts";
import { labelOf } from "../label.ts";
import { isSame } from "../schemas/compare-facts.ts";
import type { SchemaComparison } from "../schemas/schema-comparison.ts";
import { type At, down } from "../step.ts";
import type { OperationScope } from "./operation-scope.ts";

const ANYTHING: Schema = { kind: "any" };

/** The media types of a body, and the schema of each. */
export function compareContents(
  before: readonly Content[],
  after: readonly Content[],
  at: At,
  direction: Direction,
  scope: OperationScope,
  schemas: SchemaComparison,
): void {
  const where = labelOf({ up: undefined, keys: at.new.keys });
  const rest = new Map(after.map((content) => [content.mediaType.toLowerCase(), content]));
  for (const old of before) {
    const place = down(at, "content", old.mediaType);
    const now = rest.get(old.mediaType.toLowerCase());
    if (!now) {
      const message = `${where} is no longer ${old.mediaType}.`;
      scope.report("MEDIA_TYPE_REMOVED", "breaking", message, { old: place.old });
      continue;
    }
    rest.delete(old.mediaType.toLowerCase());
    if (!isSame(old.examples, now.examples)) {
      scope.report("EXAMPLE_CHANGED", "docs-only", `${where} has other examples.`, place);
    }
    const inside = down(place, "schema");
    schemas.compare(old.schema ?? ANYTHING, now.schema ?? ANYTHING, inside, scope.schemas(direction));
  }
  for (const { mediaType } of rest.values()) {
    const place = down(at, "content", mediaType);
    scope.report("MEDIA_TYPE_ADDED", "non-breaking", `${where} may be ${mediaType} now.`, { new: place.new });
  }
}
