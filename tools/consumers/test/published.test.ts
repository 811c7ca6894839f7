import { readFile } from "node:fs/promises";
import { expect, inject, test } from "vitest";
import { lintTarball, readTarball } from "../src/published.ts";

const published = ["@hivepro/sdk", "@hivepro/types", "@hivegen/client-runtime"];

test.each(published)("%s: publint and attw find nothing", async (name) => {
  expect(await lintTarball(await readFile(inject("tarballs")[name] ?? ""))).toEqual([]);
});

test.each(published)("%s: the source is in it, and its maps lead there", async (name) => {
  const { files, textOf } = readTarball(await readFile(inject("tarballs")[name] ?? ""));
  const modules = files.filter((file) => /^dist\/.*\.(d\.ts|js)$/.test(file));
  expect(modules.length).toBeGreaterThan(0);
  for (const module of modules) {
    const { sources }: { sources: string[] } = JSON.parse(textOf(`${module}.map`));
    const found = sources.map((source) => new URL(source, `file:///${module}`).pathname.slice(1));
    expect(found.filter((source) => !source.startsWith("src/") || !files.includes(source))).toEqual([]);
    expect(found).toHaveLength(1);
  }
});

test.each(published)("%s: it can be published with provenance, under its licence", async (name) => {
  const { files, textOf } = readTarball(await readFile(inject("tarballs")[name] ?? ""));
  const manifest: unknown = JSON.parse(textOf("package.json"));
  expect(manifest).toMatchObject({
    name,
    license: "Apache-2.0",
    sideEffects: false,
    repository: { type: "git", url: expect.stringMatching(/^git\+https:/), directory: expect.any(String) },
    publishConfig: { access: "public", provenance: true },
  });
  expect(JSON.stringify(manifest)).not.toContain("workspace:");
  expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md"]));
});
