import type { OutputFile } from "../target.ts";
import type { ServerNames } from "./server-names.ts";

/** `openapi.json`: the bundled contract, for servers that publish it. */
export function openapiFile({ model }: ServerNames): OutputFile {
  return { path: "openapi.json", content: `${JSON.stringify(model.document.wire, null, 2)}\n` };
}
