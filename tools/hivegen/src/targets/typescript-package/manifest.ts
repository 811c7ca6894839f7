import { VERSION } from "../../version.ts";
import type { OutputFile } from "../target.ts";
import { RUNTIME } from "../typescript-sdk/runtime-names.ts";
import type { SdkNames } from "../typescript-sdk/sdk-names.ts";

/** `package.json`. */
export function manifest({ model, options }: SdkNames): OutputFile {
  const content = {
    name: options.packageName,
    version: options.packageVersion,
    description: `${model.title} from TypeScript and JavaScript.`,
    license: model.license?.identifier,
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19" },
    files: ["dist", "src", "api.md", "CHANGELOG.md"],
    main: "./dist/cjs/index.js",
    types: "./dist/cjs/index.d.ts",
    typesVersions: {
      "*": {
        fetch: ["./dist/cjs/fetch.d.ts"],
        testing: ["./dist/cjs/testing.d.ts"],
        "resources/*": ["./dist/cjs/generated/resources/*.d.ts"],
      },
    },
    exports: {
      ".": entry("index"),
      "./fetch": entry("fetch"),
      "./testing": entry("testing"),
      "./resources/*": entry("generated/resources/*"),
      "./package.json": "./package.json",
    },
    publishConfig: { access: "public" },
    scripts: {
      build: `${REMOVE_DIST} && tsc -p tsconfig.build.json && tsc -p tsconfig.cjs.json && ${MARK_COMMONJS}`,
      typecheck: "tsc --noEmit",
      test: "vitest run",
      prepack: "npm run build",
    },
    dependencies: { [RUNTIME]: `^${VERSION}` },
    devDependencies: {
      "@types/node": "^24.0.0",
      hivegen: `^${VERSION}`,
      typescript: "^7.0.2",
      vitest: "^5.1.1",
    },
  };
  return { path: "package.json", content: `${JSON.stringify(content, null, 2)}\n` };
}

/** What an older build left would be published too. */
const REMOVE_DIST = "node -e \"require('node:fs').rmSync('dist', { recursive: true, force: true })\"";

/** Node.js and TypeScript read the module format of `dist/cjs` from the nearest `package.json`. */
const MARK_COMMONJS =
  "node -e \"require('node:fs').writeFileSync('dist/cjs/package.json', JSON.stringify({ type: 'commonjs', sideEffects: false }))\"";

function entry(module: string) {
  const conditions = (format: "esm" | "cjs") => ({
    types: `./dist/${format}/${module}.d.ts`,
    default: `./dist/${format}/${module}.js`,
  });
  return { import: conditions("esm"), require: conditions("cjs") };
}
