import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scan, Target, Vulnerability } from "@hivepro/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Api, allItems } from "../support/api.ts";
import { runServerProcess, type ServerProcess, startServerProcess } from "../support/process.ts";
import { finishedScan, waitForEnd, waitForScan } from "../support/scans.ts";
import { startHeldSite, startSmallSite } from "../support/sites.ts";

const FLAGS = ["--allow-target=127.0.0.1", "--rate-limit=100000", "--scan-concurrency=1"];
const LONG = 120_000;

let dataDir: string;
let running: ServerProcess[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "hivepro-process-"));
  running = [];
});
afterEach(async () => {
  for (const server of running) await server.end("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
});

async function start(flags: readonly string[] = FLAGS): Promise<{ server: ServerProcess; api: Api }> {
  const server = await startServerProcess(dataDir, flags);
  running.push(server);
  return { server, api: new Api(server.url, server.apiKey) };
}

async function end(server: ServerProcess, signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
  running = running.filter((other) => other !== server);
  return server.end(signal);
}

describe("a server that was killed", () => {
  it("has everything that it answered, and runs its scans again to their end", { timeout: LONG }, async () => {
    const small = await startSmallSite();
    const held = await startHeldSite();
    const first = await start();
    const { data: target } = await first.api.post<Target>("/targets", { name: "Shop", url: small.url });
    const before = await finishedScan(first.api, small.url);
    expect(before.target_id).toBe(target.id);
    const found = await allItems<Vulnerability>(first.api, "/vulnerabilities");
    const { data: interrupted } = await first.api.post<Scan>("/scans", { target: held.url, name: "interrupted" });
    const { data: queued } = await first.api.post<Scan>("/scans", { target: small.url, scan_type: "quick" });
    await held.held;
    await waitForScan(first.api, interrupted.id, ({ status }) => status === "running");
    expect(await end(first.server, "SIGKILL")).toBeNull();
    held.release();

    const second = await start();
    expect(second.server.apiKey).toBe(first.server.apiKey);
    expect((await waitForEnd(second.api, interrupted.id)).status).toBe("completed");
    expect((await waitForEnd(second.api, queued.id)).status).toBe("completed");
    expect((await second.api.get<Scan>(`/scans/${before.id}`)).data).toEqual(before);
    expect((await second.api.get<Target>(`/targets/${target.id}`)).data.name).toBe("Shop");
    const kept = (await allItems<Vulnerability>(second.api, "/vulnerabilities")).map(({ id }) => id);
    expect(kept).toEqual(expect.arrayContaining(found.map(({ id }) => id)));
    expect(new Set(kept).size).toBe(kept.length);
    expect(await end(second.server, "SIGTERM")).toBe(0);
    await small.close();
    await held.close();
  });

  it("gives a scan up that was interrupted three times", { timeout: LONG }, async () => {
    const held = await startHeldSite();
    const { server, api } = await start();
    const { data } = await api.post<Scan>("/scans", { target: held.url });
    await waitForScan(api, data.id, ({ status }) => status === "running");
    await end(server, "SIGKILL");
    for (const _ of [2, 3]) {
      const next = await start();
      await waitForScan(next.api, data.id, ({ status }) => status === "running");
      await end(next.server, "SIGKILL");
    }
    const last = await start();
    const { data: scan } = await last.api.get<Scan>(`/scans/${data.id}`);
    expect(scan).toMatchObject({ status: "failed", phase: "finished", failure: { reason: "interrupted" } });
    await held.close();
  });
});

describe("a server that is stopped in order", () => {
  it("puts its scan back, and runs it after the next start", { timeout: LONG }, async () => {
    const held = await startHeldSite();
    const first = await start();
    const { data } = await first.api.post<Scan>("/scans", { target: held.url });
    await held.held;
    expect(await end(first.server, "SIGTERM")).toBe(0);
    held.release();
    const second = await start();
    expect((await waitForEnd(second.api, data.id)).status).toBe("completed");
    await held.close();
  });
});

describe("a second server", () => {
  it("on the same data directory is refused, and told why", { timeout: LONG }, async () => {
    const { server, api } = await start();
    const { code, output } = await runServerProcess(dataDir, FLAGS);
    expect(code).toBe(2);
    expect(output).toMatch(/The data directory .* is in use by process \d+ on .*--data-dir/);
    expect((await api.get("/health")).status).toBe(200);
    expect(await end(server, "SIGTERM")).toBe(0);
  });
});

describe("what the server prints", () => {
  it("is the URL, the documentation, the key and a next step", { timeout: LONG }, async () => {
    const { server } = await start();
    const text = server.output();
    expect(text).toContain(`${server.url}/docs/`);
    expect(text).toContain(server.apiKey);
    expect((await stat(join(dataDir, "api-key"))).mode & 0o777).toBe(0o600);
    await end(server, "SIGTERM");
    const quiet = await start([...FLAGS, "--print-key=false"]);
    expect(quiet.server.output()).not.toContain(quiet.server.apiKey);
    await rm(join(dataDir, "api-key"));
    await end(quiet.server, "SIGTERM");
  });

  it("names a setting that is wrong", async () => {
    const { code, output } = await runServerProcess(dataDir, ["--tier=gold"]);
    expect([code, output]).toEqual([
      2,
      expect.stringMatching(/^hivepro-platform: --tier is "gold"; it must be one of/),
    ]);
  });
});
