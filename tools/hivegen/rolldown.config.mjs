import { defineConfig } from "rolldown";

/**
 * A few files instead of hundreds: most of the time of a short run went into finding and loading modules. Shared chunks
 * lie at the top of dist, as `installation.ts` does at the top of src.
 */
export default defineConfig({
  input: {
    index: "src/index.ts",
    "mock/mock": "src/mock/mock.ts",
    "model/declarations/check": "src/model/declarations/check.ts",
    "cli/main": "src/cli/main.ts",
    "config/own-package-hooks": "src/config/own-package-hooks.ts",
    "config/typescript-hooks": "src/config/typescript-hooks.ts",
  },
  platform: "node",
  external: /^[^./]/,
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
    sourcemap: true,
    cleanDir: true,
  },
});
