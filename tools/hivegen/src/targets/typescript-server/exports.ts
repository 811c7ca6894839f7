import { CodeFile } from "../../print/code-file.ts";
import { list } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { typesModule } from "../types-module.ts";
import { RUNTIME, type ServerNames } from "./server-names.ts";

const VALUES = [
  "ApiError",
  "BinaryResult",
  "binary",
  "ContractViolation",
  "fastifyOptions",
  "HandlerResult",
  "withMeta",
  "withStatus",
];

const TYPES = [
  "Credential",
  "IdempotencyStore",
  "IdempotentCall",
  "KitOptions",
  "RateLimitState",
  "RequestContext",
  "StoredResponse",
];

/** `index.ts`: everything a server can import. */
export function indexFile(names: ServerNames): OutputFile {
  const { model, options } = names;
  const file = new CodeFile("index.ts", model.input);
  file.add(
    `${list("export {", VALUES, "}", 80, " ")} from "${RUNTIME}";`,
    `${list("export type {", TYPES, "}", 80, " ")} from "${RUNTIME}";`,
    `export type * from "${file.specifier(typesModule(options, "schemas"))}";`,
    'export { contract } from "./contract.js";',
    'export type { ErrorCode } from "./errors.js";',
    ...model.resources.map((resource) => {
      const queries = resource.operations
        .filter(({ parameters }) => parameters.some(({ in: place }) => place === "query"))
        .map((operation) => names.queryType(operation));
      return exportLine([...queries, names.handlers(resource)], `./handlers/${resource.name.kebab}.js`);
    }),
    `export { type Handlers, ${names.plugin} } from "./plugin.js";`,
  );
  return file.finish();
}

function exportLine(names: readonly string[], module: string): string {
  return `${list("export type {", names, "}", 120 - module.length - 8, " ")} from "${module}";`;
}
