import { CodeFile } from "../../print/code-file.ts";
import { list } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { typesModule } from "../types-module.ts";
import { fileName, RUNTIME, type SdkNames } from "./sdk-names.ts";
import { otherParameters, paramsType } from "./signature.ts";

const ERRORS = [
  "AbortError",
  "ApiError",
  "AuthenticationError",
  "BadRequestError",
  "ClientError",
  "ConfigurationError",
  "ConflictError",
  "ConnectionError",
  "EnvelopeError",
  "InternalServerError",
  "NotFoundError",
  "PaginationError",
  "PermissionDeniedError",
  "RateLimitError",
  "TimeoutError",
  "WaiterError",
];

const TYPES = [
  "ApiPromise",
  "ClientOptions",
  "Download",
  "DownloadDestination",
  "DownloadOptions",
  "Hooks",
  "Page",
  "PagePromise",
  "RequestOptions",
  "WaitOptions",
];

/** `index.ts`: everything a program can import. */
export function indexFile(names: SdkNames): OutputFile {
  const { model, options } = names;
  const file = new CodeFile("index.ts", model.input);
  const objects = model.boundTypes.map(({ type }) => names.typeKeyName(type));
  file.add(
    `${list("export type {", TYPES, "}", 80, " ")} from "${RUNTIME}";`,
    "export {",
    ...ERRORS.map((name) => `  ${name},`),
    `} from "${RUNTIME}";`,
    `export type * from "${file.specifier(typesModule(options, "schemas"))}";`,
    `export { ${names.clientClass} } from "./client.js";`,
    'export type { ErrorCode } from "./errors.js";',
    ...objects.map((name) => `export type { ${name} } from "./objects/${fileName(name)}.js";`),
    ...model.resources.map((resource) => {
      const params = resource.operations.filter((operation) => otherParameters(operation).length > 0).map(paramsType);
      const exported = [...params.map((name) => `type ${name}`), names.resourceClass(resource)];
      const module = `./resources/${resource.name.kebab}.js`;
      return `${list("export {", exported, "}", 112 - module.length, " ")} from "${module}";`;
    }),
  );
  return file.finish();
}
