import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { configure, hivegen, libraryTypes, project, start } from "./hivegen.ts";

let directory: string;
let watcher: ChildProcessWithoutNullStreams;
let output: string;
let heard: (() => void) | undefined;
const at = (path: string) => join(directory, path);
const read = (path: string) => readFileSync(at(path), "utf8");

function watch(...args: string[]): void {
  watcher = start(directory, "watch", ...args);
  output = "";
  watcher.on("exit", () => heard?.());
  for (const stream of [watcher.stdout, watcher.stderr]) {
    stream.on("data", (data) => {
      output += String(data);
      heard?.();
    });
  }
}

/** Waits until it says something, and forgets what it said up to there. */
async function says(text: string): Promise<void> {
  while (!output.includes(text)) {
    if (watcher.exitCode !== null) throw new Error(`It ended instead of saying ${JSON.stringify(text)}: ${output}`);
    await new Promise<void>((resolve) => {
      heard = resolve;
    });
  }
  output = output.slice(output.indexOf(text) + text.length);
}

/** As editors do it: written aside, then moved over the old file. */
function save(path: string, edit: (text: string) => string): void {
  writeFileSync(at(`${path}.new`), edit(read(path)));
  renameSync(at(`${path}.new`), at(path));
}

beforeEach(() => {
  directory = project();
  configure(directory);
});

afterEach(async () => {
  if (watcher.exitCode === null && watcher.signalCode === null) {
    watcher.kill("SIGKILL");
    await once(watcher, "exit");
  }
});

test("a change of a file that the description refers to is written, and it is told what changed", async () => {
  watch();
  await says("Watching. Ctrl+C stops.\n");
  save("library/books/schemas.yaml", (text) => text.replace("What a book is about.", "Kinds of books."));
  await says("library/books/schemas.yaml changed.\n");
  await says("  changed schemas.ts\n");
  expect(read("out/schemas.ts")).toContain("Kinds of books.");
});

test("broken input is shown and watched on; mended, it is generated", async () => {
  watch();
  await says("Watching. Ctrl+C stops.\n");
  const before = read("library/openapi.yaml");
  writeFileSync(at("library/openapi.yaml"), "openapi: [");
  await says("INPUT_SYNTAX");
  await says("nothing was written");
  rmSync(at("library/openapi.yaml"));
  await says("INPUT_UNREADABLE");
  writeFileSync(at("library/openapi.yaml"), before);
  await says("Done in ");
  expect(hivegen(directory, "check")).toMatchObject({ status: 0 });
});

test("the configuration is watched too, and survives a mistake", async () => {
  watch();
  await says("Watching. Ctrl+C stops.\n");
  configure(directory, { ...libraryTypes, colour: "red" });
  await says("there is no key colour");
  configure(directory, { input: "shop.yaml", outputs: [{ target: "typescript-types", directory: "shop" }] });
  await says("typescript-types → shop: 3 new");
  save("shop.yaml", (text) => text.replace("title: ", "title: New "));
  await says("shop.yaml changed.");
});

test("a new file that a pattern matches is read", async () => {
  const part = (path: string) =>
    `openapi: 3.0.3\ninfo: { title: Parts, version: "1" }\npaths:\n  ${path}: { get: { responses: {} } }\n`;
  mkdirSync(at("parts"));
  writeFileSync(at("parts/a.yaml"), part("/a"));
  watch("parts/*.yaml", "--target", "typescript-types", "--out", "out");
  await says("Watching. Ctrl+C stops.\n");
  writeFileSync(at("parts/b.yaml"), part("/b"));
  await says("parts/b.yaml changed.");
  await says("Done in ");
  expect(read("out/wire.ts")).toContain('"/b"');
});

test("with --json each run is a line", async () => {
  watch("shop.yaml", "--target", "typescript-types", "--out", "out", "--json");
  await says("\n");
  mkdirSync(at("elsewhere"));
  writeFileSync(at("unrelated.yaml"), "");
  let line = "";
  watcher.stdout.on("data", (data) => {
    line += String(data);
  });
  save("shop.yaml", (text) => text.replace("title: ", "title: New "));
  await says("\n");
  expect(JSON.parse(line)).toMatchObject({ changed: ["shop.yaml"], outputs: [{ target: "typescript-types" }] });
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends it cleanly", async (signal) => {
  watch();
  await says("Watching. Ctrl+C stops.\n");
  watcher.kill(signal);
  const [code] = await once(watcher, "exit");
  expect(code).toBe(0);
  expect(output.trim()).toBe("");
});

test("wrong usage ends it at once", async () => {
  watch("shop.yaml");
  const [code] = await once(watcher, "exit");
  expect(code).toBe(2);
});
