import { generatedHeader } from "../../print/code-file.ts";
import type { Target } from "../target.ts";
import { schemasFile } from "./schemas.ts";

/**
 * Paths and operations by openapi-typescript, on the document as it is on the wire and as programs see it. Named schemas
 * are interfaces and types of their own, which both views share.
 */
export const typescriptTypes: Target = {
  name: "typescript-types",
  async generate(model) {
    const { wire, unwrapped } = model.document;
    // openapi-typescript and its compiler take long to load; other targets do without.
    const { ViewPrinter } = await import("./view.ts");
    const views = new ViewPrinter(model);
    const title = "The API as programs see it: a successful response is its data.";
    return [
      schemasFile(model),
      views.file("wire.ts", "The API as it is on the wire, envelope included.", wire),
      wire === unwrapped ? sameAsWire(model.input, title) : views.file("unwrapped.ts", title, unwrapped),
    ];
  },
};

function sameAsWire(input: string, title: string) {
  const exported = 'export type { components, operations, paths, webhooks } from "./wire.js";';
  return {
    path: "unwrapped.ts",
    content: `${generatedHeader(input)}\n\n/** ${title} Here that is the same as on the wire. */\n\n${exported}\n`,
  };
}
