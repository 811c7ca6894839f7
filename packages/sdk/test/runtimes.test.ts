import { spawn, spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { startPeer, success } from "./peer.ts";

/** The Node.js that runs the checks, and the one that the user has, which may be older. */
const runtimes = [...new Set([process.execPath, process.env.HIVEPRO_HOST_NODE ?? process.execPath])];
const modules = {
  ESM: `import { HiveProClient } from "@hivepro/sdk";`,
  CommonJS: `const { HiveProClient } = require("@hivepro/sdk");`,
};

const cases = runtimes.flatMap((node) => Object.entries(modules).map(([format, load]) => ({ node, format, load })));

test.each(cases)("the built package works as $format on $node", async ({ node, format, load }) => {
  await using peer = await startPeer(() => success({ id: "scan_1" }));
  const script = `${load}
new HiveProClient({ apiKey: "k", baseUrl: ${JSON.stringify(peer.url)} }).scans.get("scan_1").then((scan) => console.log(scan.id));`;
  const type = format === "ESM" ? "module" : "commonjs";
  const { stdout, stderr } = await run(node, [`--input-type=${type}`, "--eval", script]);
  expect({ stdout, stderr }).toEqual({ stdout: "scan_1\n", stderr: "" });
});

/** Asynchronous, since the peer answers from this process. */
async function run(command: string, args: string[]) {
  const child = spawn(command, args, { cwd: import.meta.dirname, stdio: ["ignore", "pipe", "pipe"] });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  await new Promise((resolve) => child.on("close", resolve));
  return output;
}

test("the user's Node.js is the oldest that is supported, or newer", () => {
  for (const node of runtimes) {
    const { stdout } = spawnSync(node, ["--version"], { encoding: "utf8" });
    expect(Number(/^v(\d+)/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(20);
  }
});
