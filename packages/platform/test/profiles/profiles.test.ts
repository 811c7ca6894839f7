import type { Profile, Scan, Target } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allItems } from "../support/api.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

const gentle = { id: "gentle", name: "Gentle", scan_type: "quick", options: { requests_per_second: 2 } };

describe("a profile that can't be made or changed", () => {
  it.each([
    ["an id with capitals", { ...gentle, id: "Gentle" }, 400, "INVALID_REQUEST"],
    ["the id of a built-in one", { ...gentle, id: "web-app" }, 409, "PROFILE_EXISTS"],
    ["a check that is not known", { ...gentle, options: { checks: ["nope"] } }, 400, "UNKNOWN_CHECK"],
  ])("is refused: %s", async (_, body, status, code) => {
    const answer = await platform.api.post("/profiles", body);
    expect([answer.status, answer.error.code]).toEqual([status, code]);
  });

  it("is refused when it comes with the platform", async () => {
    const changed = await platform.api.patch("/profiles/web-app", { name: "Mine" });
    const deleted = await platform.api.delete("/profiles/web-app");
    expect([changed.error.code, deleted.error.code]).toEqual(["PROFILE_BUILTIN", "PROFILE_BUILTIN"]);
  });
});

describe("a profile", () => {
  it("is made once, changed and deleted, also as a target's default", async () => {
    const made = await platform.api.post<Profile>("/profiles", gentle);
    expect(made.data).toMatchObject({ ...gentle, description: null, builtin: false });
    expect((await platform.api.post("/profiles", gentle)).error.code).toBe("PROFILE_EXISTS");

    const update = { description: "Slow", options: { depth: 1 } };
    const changed = await platform.api.patch<Profile>("/profiles/gentle", update);
    expect(changed.data).toMatchObject({ name: "Gentle", description: "Slow", options: { depth: 1 } });
    expect(changed.data.options).not.toHaveProperty("requests_per_second");

    const shop = { name: "Shop", url: "http://127.0.0.1:9/", default_profile: "gentle" };
    const { data: target } = await platform.api.post<Target>("/targets", shop);
    expect((await platform.api.delete("/profiles/gentle")).status).toBe(204);
    expect((await platform.api.get("/profiles/gentle")).status).toBe(404);
    expect((await platform.api.get<Target>(`/targets/${target.id}`)).data.default_profile).toBeNull();
  });

  it("stands after those that come with the platform, page by page", async () => {
    for (const id of ["b-own", "a-own"]) await platform.api.post("/profiles", { ...gentle, id });
    const ids = (await allItems<Profile>(platform.api, "/profiles?limit=1")).map(({ id }) => id);
    expect(ids).toEqual(["web-app", "api", "quick-check", "full-audit", "a-own", "b-own"]);
  });

  it("gives a scan its options, which the request's win over", async () => {
    await platform.api.post("/profiles", { ...gentle, id: "slow", options: { depth: 7, timeout: 60 } });
    const request = { target: "http://127.0.0.1:9/", profile: "slow", options: { depth: 2 } };
    const { data } = await platform.api.post<Scan>("/scans", request);
    expect(data).toMatchObject({
      profile: "slow",
      scan_type: "quick",
      options: { depth: 2, timeout: 60, max_requests: 300 },
    });
  });
});
