import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { hivegen, MAIN, project } from "./hivegen.ts";

let directory: string;

beforeAll(() => {
  directory = project();
});

test.each(["SIGINT", "SIGTERM"] as const)("the mock tells its URL, answers, and ends cleanly on %s", async (signal) => {
  const child = spawn(process.execPath, [MAIN, "mock", "library/openapi.yaml", "--port", "0"], { cwd: directory });
  const [line] = await once(child.stdout.setEncoding("utf8"), "data");
  const [, url] = /^Library API 2\.1\.0 is served at (http:\/\/127\.0\.0\.1:\d+)\./.exec(line) ?? [];
  expect(await (await fetch(`${url}/ping`)).json()).toEqual({ pong: true });
  child.kill(signal);
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("with --json the URL is in one JSON document", async () => {
  const child = spawn(process.execPath, [MAIN, "mock", "shop.yaml", "--port", "0", "--json"], { cwd: directory });
  const output = text(child.stdout);
  await once(child.stdout, "readable");
  child.kill("SIGTERM");
  expect(JSON.parse(await output)).toMatchObject({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    findings: [{ code: "OPERATION_WITHOUT_ID" }],
  });
});

test("a port that is taken is wrong usage", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" ? String(address?.port) : "";
  const { status, stderr } = hivegen(directory, "mock", "shop.yaml", "--port", port);
  other.close();
  expect(stderr).toContain(`The mock can't listen on port ${port} of 127.0.0.1`);
  expect(status).toBe(2);
});

test.each(["99999", "http", ""])("--port %j is wrong usage", (port) => {
  const { status, stderr } = hivegen(directory, "mock", "shop.yaml", "--port", port);
  expect(stderr).toContain("--port must be a number from 0 (any free port) to 65535");
  expect(status).toBe(2);
});

test("a document with errors isn't served", () => {
  const { status, stderr } = hivegen(directory, "mock", join(directory, "missing.yaml"));
  expect(stderr).toContain("error INPUT_UNREADABLE");
  expect(status).toBe(1);
});
