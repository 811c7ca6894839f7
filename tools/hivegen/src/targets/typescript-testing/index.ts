import type { Target } from "../target.ts";
import { SdkNames } from "../typescript-sdk/sdk-names.ts";
import { testingFiles } from "./testing-files.ts";

/** A typed mock of the API beside its SDK, for the tests of programs that use it. */
export const typescriptTesting: Target = {
  name: "typescript-testing",
  refersToTypes: true,
  generate: (model, options) => testingFiles(new SdkNames(model, options)),
};
