import type { Target } from "../target.ts";
import { apiFile } from "./api.ts";
import { clientFile } from "./client.ts";
import { errorsFile } from "./errors.ts";
import { indexFile } from "./exports.ts";
import { fetchFile } from "./fetch.ts";
import { objectFiles } from "./objects.ts";
import { operationFiles } from "./operations.ts";
import { optionsFile } from "./options.ts";
import { resourceFiles } from "./resources.ts";
import { SdkNames } from "./sdk-names.ts";
import { webhookFiles } from "./webhooks.ts";

/** A client with one method per operation, on `@hivegen/client-runtime`. */
export const typescriptSdk: Target = {
  name: "typescript-sdk",
  refersToTypes: true,
  generate(model, options) {
    const names = new SdkNames(model, options);
    return [
      apiFile(names),
      optionsFile(names),
      errorsFile(names),
      ...operationFiles(names),
      ...objectFiles(names),
      ...resourceFiles(names),
      ...webhookFiles(names),
      clientFile(names),
      fetchFile(names),
      indexFile(names),
    ];
  },
};
