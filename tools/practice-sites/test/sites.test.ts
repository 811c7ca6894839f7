import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import {
  type RunningSite,
  startCleanSite,
  startTrapSite,
  startVulnerableSite,
  startVulnerableTlsSite,
} from "../src/index.ts";

const running: RunningSite[] = [];

afterEach(async () => {
  for (const site of running.splice(0)) await site.close();
});

async function keep(start: Promise<RunningSite>): Promise<RunningSite> {
  const site = await start;
  running.push(site);
  return site;
}

test.each([
  ["vulnerable", startVulnerableSite],
  ["clean", startCleanSite],
  ["trap", startTrapSite],
] as const)("the %s site listens on loopback and records what it is asked", async (_, start) => {
  const site = await keep(start());
  expect(new URL(site.url).hostname).toBe("127.0.0.1");
  expect((await fetch(site.url)).status).toBe(200);
  expect(site.requests).toEqual(["GET /"]);
});

test("sites over https say so", async () => {
  expect((await keep(startVulnerableTlsSite())).url).toMatch(/^https:\/\/127\.0\.0\.1:/);
  expect((await keep(startCleanSite({ secure: true }))).url).toMatch(/^https:\/\/127\.0\.0\.1:/);
});

test("a port that is taken is refused", async () => {
  const { port } = await keep(startVulnerableSite());
  await expect(startVulnerableSite({ port })).rejects.toThrow(/EADDRINUSE/);
});

test("the program says where the site is, and ends when it is told to", async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../src/main.ts"), "0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = await once(child.stdout, "data");
  const url = /http:\S+/.exec(String(line))?.[0] ?? "";
  expect((await fetch(url)).status).toBe(200);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});
