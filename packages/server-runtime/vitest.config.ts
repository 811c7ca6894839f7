import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Checks that visit millions of values take seconds on a busy machine.
    testTimeout: 60_000,
    include: ["test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
  },
});
