import { CodeFile } from "../../print/code-file.ts";
import type { OutputFile } from "../target.ts";
import { typesModule } from "../types-module.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";

/** `fetch.ts`: the same API as a plain openapi-fetch client. */
export function fetchFile(names: SdkNames): OutputFile {
  const { model, options } = names;
  const file = new CodeFile("fetch.ts", model.input);
  const all = model.resources.flatMap((resource) =>
    resource.operations.map(({ id }) => file.value(`./operations/${resource.name.kebab}.ts`, id)),
  );
  const paths = file.type(typesModule(options, "unwrapped"), "paths");
  file.value("./api.ts", "api");
  const list = all.length === 0 ? ["[];"] : ["[", ...all.map((id) => `  ${id},`), "];"];
  file.add(`const operations: readonly ${file.type(RUNTIME, "Operation")}[] = ${list.join("\n")}`);
  file.add(
    "/**",
    " * The API as an openapi-fetch client, path by path, with the same authentication, retries and unwrapping.",
    " *",
    " * @example",
    " * ```ts",
    " * const client = createClient();",
    ` * const { data, error } = await client.GET(${JSON.stringify(examplePath(names))});`,
    " * ```",
    " */",
    `export function createClient(options?: ${file.type("./options.ts", "ClientOptions")}): ${file.type(`${RUNTIME}/fetch`, "FetchClient")}<${paths}> {`,
    `  return ${file.value(`${RUNTIME}/fetch`, "createFetchClient")}<${paths}>(api, operations, options);`,
    "}",
  );
  return file.finish();
}

function examplePath({ model }: SdkNames): string {
  const simple = model.resources
    .flatMap(({ operations }) => operations)
    .find(({ method, parameters }) => method === "GET" && parameters.every(({ required }) => !required));
  return simple?.path ?? "/";
}
