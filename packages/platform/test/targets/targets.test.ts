import type { Scan, Target } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allItems } from "../support/api.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

async function save(url: string, more: object = {}): Promise<Target> {
  const { data, status, body } = await platform.api.post<Target>("/targets", { name: "Shop", url, ...more });
  expect(status, JSON.stringify(body)).toBe(201);
  return data;
}

describe("a target that can't be saved", () => {
  it.each([
    ["ftp://127.0.0.1/", "INVALID_TARGET"],
    ["http://user:secret@127.0.0.1/", "INVALID_TARGET"],
    ["http://10.0.0.1/", "INVALID_TARGET"],
    ["http://[::1]/", "INVALID_TARGET"],
    ["http://169.254.169.254/latest/meta-data", "INVALID_TARGET"],
  ])("is refused: %s", async (url, code) => {
    const answer = await platform.api.post("/targets", { name: "x", url });
    expect([answer.status, answer.error.code]).toEqual([400, code]);
    expect(answer.error.details).toMatchObject({ field: "url", reason: expect.any(String) });
  });

  it("is refused with a profile that is not known", async () => {
    const answer = await platform.api.post("/targets", { name: "x", url: "http://127.0.0.1/a", default_profile: "no" });
    expect([answer.status, answer.error.code]).toEqual([400, "UNKNOWN_PROFILE"]);
  });

  it("is refused when it exists, however the URL is written", async () => {
    await save("http://127.0.0.1/twice");
    const answer = await platform.api.post("/targets", { name: "x", url: "HTTP://127.0.0.1:80/twice#top" });
    expect([answer.status, answer.error.code]).toEqual([409, "TARGET_EXISTS"]);
  });
});

describe("a saved target", () => {
  it("can be read, replaced as a whole, and deleted", async () => {
    const target = await save("http://127.0.0.1/one", {
      description: "d",
      tags: ["a", "b"],
      default_profile: "web-app",
    });
    const path = `/targets/${target.id}`;
    expect((await platform.api.get<Target>(path)).data).toEqual(target);
    const replaced = await platform.api.put<Target>(path, { name: "New", url: "http://127.0.0.1/two" });
    expect(replaced.data).toMatchObject({
      name: "New",
      url: "http://127.0.0.1/two",
      description: null,
      tags: [],
      default_profile: null,
    });
    expect((await platform.api.delete(path)).status).toBe(204);
    expect((await platform.api.get(path)).status).toBe(404);
  });

  it("keeps its own URL when it is replaced, but can't take another's", async () => {
    const one = await save("http://127.0.0.1/keep");
    const other = await save("http://127.0.0.1/other");
    expect((await platform.api.put(`/targets/${one.id}`, { name: "Same", url: one.url })).status).toBe(200);
    const answer = await platform.api.put(`/targets/${one.id}`, { name: "Same", url: other.url });
    expect([answer.status, answer.error.code]).toEqual([409, "TARGET_EXISTS"]);
  });

  it("is found by tag and by text, in which wildcards mean themselves", async () => {
    const target = await save("http://127.0.0.1/100%25_done", { name: "Fully done", tags: ["prod"] });
    const ids = async (query: string) =>
      (await allItems<Target>(platform.api, `/targets?${query}`)).map(({ id }) => id);
    expect(await ids("tag=prod")).toEqual([target.id]);
    expect(await ids("search=fully%20DONE")).toEqual([target.id]);
    expect(await ids("search=%25_d")).toEqual([]);
    expect(await ids("search=25_d")).toEqual([target.id]);
  });

  it("gives its scans its profile, and knows the latest of them", async () => {
    const target = await save("http://127.0.0.1:9/profiled", { default_profile: "quick-check" });
    const { data: scan } = await platform.api.post<Scan>("/scans", { target: "http://127.0.0.1:9/profiled" });
    expect(scan).toMatchObject({ profile: "quick-check", scan_type: "quick", target_id: target.id });
    const { data } = await platform.api.get<Target>(`/targets/${target.id}`);
    expect(data).toMatchObject({ last_scan_id: scan.id, last_scanned_at: scan.created_at });
    expect((await allItems<Scan>(platform.api, `/scans?target=${target.id}`)).map(({ id }) => id)).toEqual([scan.id]);
    await platform.api.delete(`/targets/${target.id}`);
    expect((await platform.api.get<Scan>(`/scans/${scan.id}`)).data.target_id).toBeNull();
  });
});
