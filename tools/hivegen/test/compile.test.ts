import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { generate, write } from "../src/index.ts";

const require = createRequire(import.meta.url);
const compilers = [
  ["5.9", join(dirname(require.resolve("typescript/package.json")), "bin/tsc")],
  ["7", join(import.meta.dirname, "../../../node_modules/typescript/bin/tsc")],
] as const;

let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "hivegen-compile-"));
  const base = join(import.meta.dirname, "specs");
  for (const [name, input] of [
    ["library", "library/openapi.yaml"],
    ["shop", "shop.yaml"],
  ] as const) {
    const outputs = [{ target: "typescript-types", directory: join(directory, name) }];
    write((await generate({ input, outputs, base })).outputs);
  }
  const use = `import type { Book, Genre } from "./library/schemas.ts";
import type { paths as Unwrapped } from "./library/unwrapped.ts";
import type { paths as Wire } from "./library/wire.ts";
type Json<T> = T extends { content: { "application/json": infer B } } ? B : never;
const bare: Json<Unwrapped["/books/{book_id}"]["get"]["responses"][200]> = {} as Book;
const wrapped: Json<Wire["/books/{book_id}"]["get"]["responses"][200]>["result"] = bare;
export const genre: Genre = wrapped.genre;
// @ts-expect-error "opera" is not a genre of the contract
export const unknown: Genre = "opera";
`;
  writeFileSync(join(directory, "use.ts"), use);
});

test.each(compilers)("generated types compile under TypeScript %s with every strict option", (version, tsc) => {
  const strict = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--skipLibCheck", "false"];
  const modules = ["--module", "nodenext", "--allowImportingTsExtensions", "--noEmit"];
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...strict, ...modules, "use.ts"], {
    cwd: directory,
    encoding: "utf8",
  });
  expect({ version, status, stdout }).toEqual({ version, status: 0, stdout: "" });
});
