import type { Target } from "../target.ts";
import { contractFile } from "./contract.ts";
import { errorsFile } from "./errors.ts";
import { indexFile } from "./exports.ts";
import { handlerFiles } from "./handlers.ts";
import { openapiFile } from "./openapi.ts";
import { operationFiles } from "./operations.ts";
import { pluginFile } from "./plugin.ts";
import { schemasFile } from "./schemas.ts";
import { ServerNames } from "./server-names.ts";

/** Server stubs: one interface with a method per operation, on `@hivegen/server-runtime`. */
export const typescriptServer: Target = {
  name: "typescript-server",
  refersToTypes: true,
  generate(model, options) {
    const names = new ServerNames(model, options);
    return [
      schemasFile(names),
      ...operationFiles(names),
      ...handlerFiles(names),
      contractFile(names),
      errorsFile(names),
      pluginFile(names),
      openapiFile(names),
      indexFile(names),
    ];
  },
};
