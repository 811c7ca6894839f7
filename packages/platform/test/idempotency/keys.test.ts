import type { ApiKeyWithSecret, Scan, Target } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sealWith } from "../../src/idempotency/sealed-answer.ts";
import { allItems } from "../support/api.ts";
import { TestClock } from "../support/clock.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

const clock = new TestClock();
let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({}, { clock });
});
afterAll(() => platform.close());

const keyed = (key: string) => ({ "idempotency-key": key });

describe("a request with an idempotency key", () => {
  it("does the work once, and gives the first answer again", async () => {
    const body = { target: "http://127.0.0.1:9/", name: "once" };
    const first = await platform.api.post<Scan>("/scans", body, keyed("k1"));
    const second = await platform.api.post<Scan>("/scans", body, keyed("k1"));
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.data).toEqual(first.data);
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    expect(second.meta.request_id).not.toBe(first.meta.request_id);
    expect((await allItems<Scan>(platform.api, "/scans")).filter(({ name }) => name === "once")).toHaveLength(1);
  });

  it("is refused with another body", async () => {
    await platform.api.post("/scans", { target: "http://127.0.0.1:9/a" }, keyed("k2"));
    const answer = await platform.api.post("/scans", { target: "http://127.0.0.1:9/b" }, keyed("k2"));
    expect([answer.status, answer.error.code]).toEqual([409, "IDEMPOTENCY_CONFLICT"]);
  });

  it("may be sent again after it failed", async () => {
    const refused = await platform.api.post("/targets", { name: "T", url: "http://10.0.0.1/" }, keyed("k3"));
    expect(refused.status).toBe(400);
    const accepted = await platform.api.post<Target>("/targets", { name: "T", url: "http://127.0.0.1/" }, keyed("k3"));
    expect(accepted.status).toBe(201);
  });

  it("is done by one of many that come at once", async () => {
    const body = { name: "many", scopes: ["scans:read"] };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => platform.api.post<ApiKeyWithSecret>("/api-keys", body, keyed("k4"))),
    );
    const ids = new Set(answers.filter(({ status }) => status === 201).map(({ data }) => data.id));
    expect(ids.size).toBe(1);
    expect([201, 409]).toEqual(expect.arrayContaining(answers.map(({ status }) => status)));
    const again = await platform.api.post<ApiKeyWithSecret>("/api-keys", body, keyed("k4"));
    expect([...ids]).toEqual([again.data.id]);
    expect((await platform.api.with(again.data.secret).get("/scans")).status).toBe(200);
  });

  it("is new again after a day, and for other credentials", async () => {
    const body = { target: "http://127.0.0.1:9/day" };
    const first = await platform.api.post<Scan>("/scans", body, keyed("k5"));
    const other = await platform.api.post<ApiKeyWithSecret>("/api-keys", { name: "o", scopes: ["scans:write"] });
    const others = await platform.api.with(other.data.secret).post<Scan>("/scans", body, keyed("k5"));
    expect(others.data.id).not.toBe(first.data.id);
    clock.advance(24 * 60 * 60 + 1);
    const later = await platform.api.post<Scan>("/scans", body, keyed("k5"));
    expect(later.data.id).not.toBe(first.data.id);
  });
});

describe("a stored answer", () => {
  it("can be opened with its idempotency key alone", () => {
    const answer = { status: 201, headers: {}, data: { secret: "hp_secret" } };
    const sealed = sealWith("key").seal(answer);
    expect(Buffer.from(sealed, "base64").toString("latin1")).not.toContain("hp_secret");
    expect(sealWith("key").open(sealed)).toEqual(answer);
    expect(() => sealWith("other").open(sealed)).toThrow();
  });
});
