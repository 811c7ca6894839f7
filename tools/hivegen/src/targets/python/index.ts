import type { Target } from "../target.ts";
import { apiFile } from "./api.ts";
import { clientFile } from "./client.ts";
import { initFile } from "./exports.ts";
import { typesFile } from "./models.ts";
import { objectFiles } from "./objects.ts";
import { operationFiles } from "./operations.ts";
import { optionsFile } from "./options.ts";
import { paramsFile } from "./params.ts";
import { PythonNames } from "./python-names.ts";
import { resourceFiles } from "./resources.ts";
import { runtimeFiles } from "./runtime-files.ts";
import { errorCodesFile, typedMarker, versionFile } from "./small-files.ts";
import { waiterErrorFiles } from "./waiter-errors.ts";
import { webhookFiles } from "./webhooks.ts";

/** A Python package with a blocking and an asynchronous client, on httpx and pydantic. */
export const python: Target = {
  name: "python",
  generate(model, options) {
    const names = new PythonNames(model, options);
    return [
      initFile(names),
      apiFile(names),
      versionFile(names),
      typedMarker(),
      optionsFile(names),
      clientFile(names),
      errorCodesFile(names),
      ...waiterErrorFiles(names),
      ...operationFiles(names),
      ...resourceFiles(names),
      ...objectFiles(names),
      ...webhookFiles(names),
      // Last, as the files above ask for types without a name.
      typesFile(names),
      paramsFile(names),
      ...runtimeFiles(model.input),
    ];
  },
};
