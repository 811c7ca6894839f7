import type { Target } from "../target.ts";
import { typesOf } from "./declarations.ts";
import { printSchemas, printView } from "./print.ts";

/**
 * openapi-typescript on the document as it is on the wire and as programs see it. Named schemas become interfaces and
 * types of their own, which both views share.
 */
export const typescriptTypes: Target = {
  name: "typescript-types",
  async generate(model) {
    const { wire, unwrapped } = model.document;
    const views = [
      { file: "wire.ts", title: "The API as it is on the wire, envelope included.", document: wire },
      {
        file: "unwrapped.ts",
        title: "The API as programs see it: a successful response is its data.",
        document: unwrapped,
      },
    ];
    const declarations = await typesOf(wire);
    const files = [printSchemas(declarations, model)];
    for (const { file, title, document } of views) {
      const own = document === wire ? declarations : await typesOf(document);
      files.push(printView(file, title, own, model));
    }
    return files;
  },
};
