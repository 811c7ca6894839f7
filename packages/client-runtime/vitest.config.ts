import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Nothing here outlives its test, and a process for each file takes longer than the tests in it.
    isolate: false,
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
  },
});
