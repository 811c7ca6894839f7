import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["./src/projects/setup.ts"],
    // Compilers, browsers and other people's runtimes take their time on a busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxConcurrency: 2,
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
  },
});
