import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Compilers and whole generator runs take seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ["test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
  },
});
