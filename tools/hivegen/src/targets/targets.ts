import { go } from "./go/index.ts";
import { python } from "./python/index.ts";
import type { Target } from "./target.ts";
import { typescriptPackage } from "./typescript-package/index.ts";
import { typescriptSdk } from "./typescript-sdk/index.ts";
import { typescriptServer } from "./typescript-server/index.ts";
import { typescriptTesting } from "./typescript-testing/index.ts";
import { typescriptTypes } from "./typescript-types/index.ts";

/** All targets, by name. A new language is a folder here and a line below. */
export const targets: ReadonlyMap<string, Target> = new Map(
  [typescriptTypes, typescriptSdk, typescriptTesting, typescriptServer, typescriptPackage, go, python].map((target) => [
    target.name,
    target,
  ]),
);
