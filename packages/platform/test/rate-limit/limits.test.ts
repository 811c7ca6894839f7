import type { Account } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestClock } from "../support/clock.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

const START = "2026-01-15T12:00:30.000Z";
const clock = new TestClock(START);
let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ rateLimit: 3, anonymousRateLimit: 2, tier: "enterprise" }, { clock });
});
afterAll(() => platform.close());

describe("the rate limit", () => {
  it("counts per key, says so, and starts anew with the clock's minute", async () => {
    const first = await platform.api.get<Account>("/account");
    expect(first.data.limits.requests_per_minute).toBe(3);
    expect(first.headers.get("x-ratelimit-limit")).toBe("3");
    expect(first.headers.get("x-ratelimit-remaining")).toBe("2");
    expect(first.headers.get("x-ratelimit-reset")).toBe(String(Date.parse("2026-01-15T12:01:00Z") / 1000));
    await platform.api.get("/account");
    await platform.api.get("/account");
    const refused = await platform.api.get("/account");
    expect([refused.status, refused.error.code]).toEqual([429, "RATE_LIMITED"]);
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(refused.headers.has("retry-after")).toBe(true);
    clock.advance(30);
    expect((await platform.api.get("/account")).status).toBe(200);
  });

  it("counts requests without credentials by address", async () => {
    const anonymous = platform.api.with(undefined);
    expect((await anonymous.get("/health")).headers.get("x-ratelimit-limit")).toBe("2");
    await anonymous.get("/health");
    expect((await anonymous.get("/health")).status).toBe(429);
  });
});

describe("the tier", () => {
  it.each([
    ["standard", 100, 2],
    ["professional", 500, 5],
  ] as const)("%s sets the limits", async (tier, requests_per_minute, concurrent_scans) => {
    const other = await startTestPlatform({ tier, rateLimit: null });
    const { data, headers } = await other.api.get<Account>("/account");
    expect(data).toMatchObject({ tier, limits: { requests_per_minute, concurrent_scans } });
    expect(headers.get("x-ratelimit-limit")).toBe(String(requests_per_minute));
    await other.close();
  });
});
