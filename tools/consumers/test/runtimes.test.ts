import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, inject, type TestContext, test } from "vitest";
import { succeed } from "../src/command.ts";
import { settings, tscOf, tsconfig } from "../src/compilers.ts";
import { expected, startPeer } from "../src/peer.ts";
import { bundle } from "../src/runtimes/bundle.ts";
import { visit } from "../src/runtimes/chromium.ts";
import { howToGet, locate, type RuntimeName } from "../src/runtimes/locate.ts";
import { startWorker } from "../src/runtimes/workerd.ts";

/** Skips the test where the runtime is missing; on CI, what is skipped counts as failed. */
function needed(name: RuntimeName, context: TestContext): string {
  return locate(name) ?? context.skip(howToGet(name));
}

/** What the program printed when it was run against a peer. */
async function outcome(command: string, project: string, args: readonly string[], env = process.env): Promise<unknown> {
  await using peer = await startPeer();
  return JSON.parse(await succeed(command, [...args, peer.api], { cwd: project, env }));
}

beforeAll(async () => {
  const compiled = settings.filter(({ options: { module } }) => module.startsWith("node"));
  await Promise.all(
    compiled.map(async (setting) => {
      const cwd = inject(setting.project);
      await writeFile(join(cwd, "tsconfig.json"), tsconfig(setting, "out"));
      await succeed(process.execPath, [tscOf("7")], { cwd });
    }),
  );
});

const RUN = "tryEverything(process.argv.at(-1)).then((result) => console.log(JSON.stringify(result)))";
const formats = {
  esm: ["--input-type=module", "--eval", `import { tryEverything } from "./out/program.js"; ${RUN}`],
  cjs: ["--input-type=commonjs", "--eval", `const { tryEverything } = require("./out/program.js"); ${RUN}`],
};

test.concurrent.for([
  { runtime: "Node 20", project: "esm" },
  { runtime: "Node 20", project: "cjs" },
  { runtime: "Node 24", project: "esm" },
  { runtime: "Node 24", project: "cjs" },
] as const)("$runtime, $project", async ({ runtime, project }, context) => {
  const node = needed(runtime, context);
  expect(await outcome(node, inject(project), formats[project])).toEqual(expected);
});

test("Bun runs the TypeScript itself", async (context) => {
  const bun = needed("Bun", context);
  expect(await outcome(bun, inject("esm"), ["run", "run.ts"])).toEqual(expected);
});

test("Deno runs the TypeScript itself, and finds its types right", async (context) => {
  const deno = needed("Deno", context);
  const env = { ...process.env, DENO_DIR: await mkdtemp(join(inject("esm"), "deno-")), DENO_NO_UPDATE_CHECK: "1" };
  const args = ["run", "--check", "--node-modules-dir=manual", "--allow-net=127.0.0.1", "--allow-env", "run.ts"];
  expect(await outcome(deno, inject("esm"), args, env)).toEqual(expected);
});

test("a page in Chromium", async () => {
  const html = '<!doctype html><title>Consumer</title><body><script type="module" src="/page.js"></script></body>';
  const script = await bundle(inject("esm"), "page.ts");
  await using peer = await startPeer({ "/": html, "/page.js": script });
  const { text, complaints } = await visit(peer.origin);
  expect(JSON.parse(text)).toEqual(expected);
  expect(complaints.filter((complaint) => !/status of (404|503)|favicon/.test(complaint))).toEqual([]);
});

test("an edge worker in workerd", async (context) => {
  const workerd = needed("workerd", context);
  const code = await bundle(inject("esm"), "worker.ts", ["workerd", "worker"]);
  await using peer = await startPeer();
  await using worker = await startWorker(workerd, inject("esm"), code);
  const response = await fetch(`${worker.url}?api=${encodeURIComponent(peer.api)}`);
  expect({ status: response.status, result: await response.json() }).toEqual({ status: 200, result: expected });
});
