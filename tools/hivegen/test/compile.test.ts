import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { generate, write } from "../src/index.ts";
import { compile, compilers } from "./support/compilers.ts";

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
export const genre: Genre | (string & {}) = wrapped.genre;
// @ts-expect-error a newer server may send one that is not a genre of the contract
export const known: Genre = wrapped.genre;
// @ts-expect-error "opera" is not a genre of the contract
export const unknown: Genre = "opera";
`;
  writeFileSync(join(directory, "use.ts"), use);
});

test.each(compilers)("generated types compile under TypeScript %s with every strict option", (_, tsc) => {
  expect(compile(tsc, directory, ["use.ts"])).toBe("");
});
