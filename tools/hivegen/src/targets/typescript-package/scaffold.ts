import type { OutputFile } from "../target.ts";
import type { SdkNames } from "../typescript-sdk/sdk-names.ts";

/** What a package needs besides its code, its manifest and its README. */
export function scaffold(names: SdkNames): OutputFile[] {
  return [
    { path: "src/index.ts", content: 'export * from "./generated/index.js";\n' },
    { path: "src/fetch.ts", content: 'export { createClient } from "./generated/fetch.js";\n' },
    { path: "src/testing.ts", content: 'export * from "./generated/testing/index.js";\n' },
    { path: "tsconfig.json", content: TSCONFIG },
    { path: "tsconfig.build.json", content: TSCONFIG_BUILD },
    { path: "tsconfig.cjs.json", content: TSCONFIG_CJS },
    { path: "vitest.config.ts", content: VITEST },
    { path: ".gitignore", content: "node_modules/\ndist/\n*.tgz\n" },
    { path: ".gitattributes", content: "src/generated/** linguist-generated\ntest/generated/** linguist-generated\n" },
    { path: "CHANGELOG.md", content: changelog(names) },
  ];
}

const TSCONFIG = `{
  "compilerOptions": {
    "target": "es2023",
    "lib": ["es2023", "dom", "dom.iterable"],
    "module": "nodenext",
    "moduleResolution": "nodenext",
    "types": ["node"],
    "strict": true,
    "exactOptionalPropertyTypes": true,
    "noUncheckedIndexedAccess": true,
    "isolatedModules": true,
    "verbatimModuleSyntax": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["src", "test", "vitest.config.ts"]
}
`;

const TSCONFIG_BUILD = `{
  "extends": "./tsconfig.json",
  "compilerOptions": {
    "types": [],
    "noEmit": false,
    "rootDir": "src",
    "outDir": "dist/esm",
    "declaration": true,
    "declarationMap": true,
    "sourceMap": true
  },
  "include": ["src"]
}
`;

const TSCONFIG_CJS = `{
  "extends": "./tsconfig.build.json",
  "compilerOptions": {
    "module": "commonjs",
    "moduleResolution": "bundler",
    "verbatimModuleSyntax": false,
    "outDir": "dist/cjs"
  }
}
`;

const VITEST = `import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["test/**/*.test.ts"] } });
`;

function changelog({ model, options }: SdkNames): string {
  return `# Changelog

## ${options.packageVersion}

First version, for ${model.title} ${model.version}.
`;
}
