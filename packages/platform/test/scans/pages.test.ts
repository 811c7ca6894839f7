import type { Scan } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allItems } from "../support/api.ts";
import { TestClock } from "../support/clock.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { waitForScan } from "../support/scans.ts";
import { type HeldSite, startHeldSite } from "../support/sites.ts";

/** One that its site holds up, and others that wait behind it or are canceled: none changes while pages are read. */
const COUNT = 7;
const clock = new TestClock();
let platform: TestPlatform;
let held: HeldSite;
const ids: string[] = [];

beforeAll(async () => {
  platform = await startTestPlatform({ scanConcurrency: 1 }, { clock });
  held = await startHeldSite();
  const { data: running } = await platform.api.post<Scan>("/scans", { target: held.url, tags: ["early"] });
  ids.push(running.id);
  await held.held;
  await waitForScan(platform.api, running.id, ({ statistics }) => statistics.requests > 0);
  for (let index = 1; index < COUNT; index++) {
    // Pairs of scans share an instant, so the order among them rests on the id.
    if (index % 2 === 1) clock.advance(1);
    const body = { target: `http://127.0.0.1:9/${index}`, name: `scan ${index}`, tags: index < 3 ? ["early"] : [] };
    ids.push((await platform.api.post<Scan>("/scans", body)).data.id);
  }
  for (const id of ids.slice(1, 5)) await platform.api.post(`/scans/${id}/cancel`, undefined);
});
afterAll(async () => {
  await platform.close();
  await held.close();
});

function sorted(scans: readonly Scan[], key: "created_at" | "updated_at" | "completed_at", order: "asc" | "desc") {
  const direction = order === "asc" ? 1 : -1;
  const compare = (a: string, b: string) => (a < b ? -direction : a > b ? direction : 0);
  return [...scans].sort((a, b) => {
    const [x, y] = [a[key], b[key]];
    if (x === y) return compare(a.id, b.id);
    if (x === null) return 1;
    if (y === null) return -1;
    return compare(x, y);
  });
}

describe("pages of scans", () => {
  it.each([
    ["created_at", "desc"],
    ["created_at", "asc"],
    ["updated_at", "desc"],
    ["updated_at", "asc"],
    ["completed_at", "desc"],
    ["completed_at", "asc"],
  ] as const)("have each scan once, by %s %s, with those that lack it last", async (sort, order) => {
    const query = `sort=${sort}&order=${order}`;
    const whole = await allItems<Scan>(platform.api, `/scans?${query}&limit=100`);
    expect(whole.map(({ id }) => id)).toEqual(sorted(whole, sort, order).map(({ id }) => id));
    expect(whole).toHaveLength(COUNT);
    for (const limit of [1, 2, 3]) {
      const paged = await allItems<Scan>(platform.api, `/scans?${query}&limit=${limit}`);
      expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    }
  });

  it("neither repeat nor lose scans when others are made meanwhile", async () => {
    const { data, meta } = await platform.api.get<Scan[]>("/scans?limit=3");
    clock.advance(1);
    const { data: added } = await platform.api.post<Scan>("/scans", { target: "http://127.0.0.1:9/new" });
    const rest = await allItems<Scan>(platform.api, "/scans?limit=100");
    const { data: next } = await platform.api.get<Scan[]>(`/scans?limit=100&cursor=${meta.next_cursor}`);
    const seen = [...data, ...next].map(({ id }) => id);
    expect(seen).not.toContain(added.id);
    expect(seen).toEqual(rest.map(({ id }) => id).filter((id) => id !== added.id));
    await platform.api.post(`/scans/${added.id}/cancel`, undefined);
    await platform.api.delete(`/scans/${added.id}`);
  });

  it.each([
    ["status=canceled", 4],
    ["status=canceled&status=queued&status=running", COUNT],
    ["tag=early", 3],
    ["scan_type=deep", 0],
    ["target=HTTP://127.0.0.1:9/2", 1],
    ["target=tgt_nope", 0],
    ["created_after=2026-01-15T12:00:02Z", 4],
    ["created_before=2026-01-15T12:00:02Z", 3],
    ["created_after=2026-01-15T13:00:02%2B01:00&created_before=2026-01-15T12:00:03Z", 2],
  ])("have what is asked for: %s", async (query, count) => {
    expect(await allItems<Scan>(platform.api, `/scans?${query}&limit=2`)).toHaveLength(count);
  });

  it("refuse a cursor of other filters, and a damaged one", async () => {
    const { meta } = await platform.api.get("/scans?limit=1");
    for (const query of [`cursor=${meta.next_cursor}&order=asc`, "cursor=nonsense"]) {
      const answer = await platform.api.get(`/scans?${query}`);
      expect([answer.status, answer.error.code]).toEqual([400, "INVALID_CURSOR"]);
    }
  });
});
