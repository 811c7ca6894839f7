import { describe, expect, it } from "vitest";
import { ApiError, type KitOptions } from "../../src/index.ts";
import { notesContract } from "./notes-contract.ts";
import { json, serveNotes, type User } from "./notes-server.ts";

const IN_TEN_MINUTES = Math.ceil(Date.now() / 1000) + 600;

function limited(allowed: boolean, remaining: number): Partial<KitOptions<User>> {
  return { rateLimit: () => ({ allowed, limit: 100, remaining, resetAt: IN_TEN_MINUTES }) };
}

const headerNames = ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"];
const standing = (headers: Headers) => headerNames.map((name) => headers.get(name));

describe("rate limits", () => {
  it("are told on successes and on all kinds of errors", async () => {
    const handlers = {
      getNote: () => Promise.reject(new ApiError(404, "NOT_FOUND", "No such note.")),
      deleteNote: () => Promise.reject(new Error("boom")),
    };
    const { call } = await serveNotes({ handlers, options: limited(true, 95) });
    const answers = [
      await call("GET", "/notes"),
      await call("GET", "/notes?limit=x"),
      await call("GET", "/notes/n_1"),
      await call("DELETE", "/notes/n_1"),
      await call("POST", "/notes", { body: "x", headers: { "content-type": "text/plain" } }),
      await call("POST", "/notes", json({ text: "x".repeat(2 ** 20) })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 404, 500, 415, 413]);
    for (const { headers } of answers) expect(standing(headers)).toEqual(["100", "95", String(IN_TEN_MINUTES)]);
  });

  it("count callers that are refused too, by what is known of them", async () => {
    const counted: unknown[] = [];
    const rateLimit: KitOptions<User>["rateLimit"] = (principal) => {
      counted.push(principal);
      return { allowed: true, limit: 100, remaining: 95, resetAt: IN_TEN_MINUTES };
    };
    const { call } = await serveNotes({ options: { rateLimit } });
    const nobody = await call("GET", "/notes", { headers: { authorization: "Bearer nobody" } });
    const without = await call("GET", "/notes", { headers: { authorization: "" } });
    expect([nobody.status, without.status, counted]).toEqual([401, 401, [undefined, undefined]]);
    for (const { headers } of [nobody, without])
      expect(standing(headers)).toEqual(["100", "95", String(IN_TEN_MINUTES)]);
  });

  it("that are used up are a 429 with Retry-After", async () => {
    const { call } = await serveNotes({ options: limited(false, -1) });
    const { status, headers, body } = await call("GET", "/notes");
    expect(status).toBe(429);
    expect(standing(headers)).toEqual(["100", "0", String(IN_TEN_MINUTES)]);
    const wait = Number(headers.get("retry-after"));
    expect(wait).toBeGreaterThan(500);
    expect(wait).toBeLessThanOrEqual(601);
    const message = `The limit of 100 requests is used up. Try again in ${wait} seconds.`;
    expect(body).toMatchObject({ success: false, error: { code: "RATE_LIMITED", message } });
  });

  it("ask for a wait of at least a second when the window ends now", async () => {
    const rateLimit = () => ({ allowed: false, limit: 1, remaining: 0, resetAt: new Date(0) });
    const { call } = await serveNotes({ options: { rateLimit } });
    expect((await call("GET", "/notes")).headers.get("retry-after")).toBe("1");
  });

  it.each([
    ["seconds" as const, (reset: number) => reset > 500 && reset <= 601],
    ["epoch-milliseconds" as const, (reset: number) => reset === IN_TEN_MINUTES * 1000],
  ])("are told in %s where the contract says so", async (resetUnit, right) => {
    const names = { limit: "L", remaining: "R", reset: "T", resetUnit };
    const { call } = await serveNotes({ options: limited(true, 1), contract: { ...notesContract, rateLimit: names } });
    expect(Number((await call("GET", "/notes")).headers.get("t"))).toSatisfy(right);
  });

  it("are counted after authentication, with the principal, and before the body is looked at", async () => {
    const counted: (string | undefined)[] = [];
    const rateLimit: NonNullable<KitOptions<User>["rateLimit"]> = (user, operation) => {
      counted.push(`${user?.name} ${operation.id}`);
      return undefined;
    };
    const { call } = await serveNotes({ options: { rateLimit } });
    await call("GET", "/notes", { headers: { authorization: "Bearer nobody" } });
    const { headers } = await call("POST", "/notes", json({}));
    await call("POST", "/oauth/token");
    expect(counted).toEqual(["undefined listNotes", "writer createNote", "undefined createToken"]);
    expect(standing(headers)).toEqual([null, null, null]);
  });
});
