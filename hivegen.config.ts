import { defineConfig } from "./tools/hivegen/src/index.ts";

export default defineConfig({
  input: "spec/openapi.yaml",
  outputs: [
    { target: "typescript-types", directory: "packages/types/src/generated" },
    { target: "typescript-sdk", directory: "packages/sdk/src/generated", types: "@hivepro/types" },
    { target: "typescript-testing", directory: "packages/sdk/src/generated/testing", types: "@hivepro/types" },
    { target: "go", directory: "packages/sdk-go", packageName: "github.com/hivepro/hivepro-go" },
    { target: "typescript-server", directory: "packages/server/src/generated", types: "@hivepro/types" },
    { target: "python", directory: "packages/sdk-python/src/hivepro" },
  ],
});
