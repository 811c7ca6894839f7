import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export type CompilerName = "5.4" | "5.9" | "7";

/** A way in which projects are set up. */
export interface Setting {
  readonly title: string;
  /** The project that has it. */
  readonly project: "esm" | "cjs";
  /** The compilers that know it. */
  readonly compilers: readonly CompilerName[];
  readonly options: { readonly module: string; readonly moduleResolution: string } & Platform;
}

interface Platform {
  readonly lib: readonly string[];
  readonly types: readonly string[];
}

const packages: Record<CompilerName, string> = { "5.4": "typescript-5.4", "5.9": "typescript-5.9", "7": "typescript" };

/** The path of a compiler's `tsc`. */
export function tscOf(name: CompilerName): string {
  return join(dirname(fileURLToPath(import.meta.resolve(`${packages[name]}/package.json`))), "bin/tsc");
}

const browser: Platform = { lib: ["es2022", "dom", "dom.iterable"], types: [] };
const node: Platform = { lib: ["es2022"], types: ["node"] };

export const settings: readonly Setting[] = [
  {
    title: "ES modules on Node (nodenext)",
    project: "esm",
    compilers: ["5.4", "5.9", "7"],
    options: { module: "nodenext", moduleResolution: "nodenext", ...node },
  },
  {
    title: "ES modules for a bundler",
    project: "esm",
    compilers: ["5.4", "5.9", "7"],
    options: { module: "esnext", moduleResolution: "bundler", ...browser },
  },
  {
    title: "CommonJS on Node (node16)",
    project: "cjs",
    compilers: ["5.4", "5.9", "7"],
    options: { module: "node16", moduleResolution: "node16", ...node },
  },
  {
    title: "CommonJS, resolved as before `exports` (node10)",
    project: "cjs",
    compilers: ["5.4", "5.9"],
    options: { module: "commonjs", moduleResolution: "node10", ...browser },
  },
  {
    title: "CommonJS, resolved as bundlers do",
    project: "cjs",
    compilers: ["7"],
    options: { module: "commonjs", moduleResolution: "bundler", ...browser },
  },
];

/** Everything that could find fault with the published types is on. */
const strict = {
  target: "es2022",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
};

/** A tsconfig.json of a consumer that has one program. */
export function tsconfig({ options }: Setting, outDir: string): string {
  return JSON.stringify({ compilerOptions: { ...strict, ...options, outDir }, files: ["program.ts"] }, null, 2);
}
