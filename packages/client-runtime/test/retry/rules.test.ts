import { describe, expect, it } from "vitest";
import { RetryBudget } from "../../src/retry/budget.ts";
import { classifyNetworkError, classifyStatus, type FailureClass } from "../../src/retry/classify.ts";
import { type Circumstances, decideRetry, type Failure } from "../../src/retry/decide.ts";
import { retryHint } from "../../src/retry/hint.ts";
import { isSafeToRepeat, resolvePolicy } from "../../src/retry/policy.ts";
import { API, cancelScan, createScan, getScan } from "../support/test-api.ts";

/** The caller says nothing. */
const DECLARED = { maxRetries: undefined, retry: undefined };
const NOW = Date.parse("2026-01-01T00:00:00Z");

describe("the class of a status", () => {
  it.each<[number, boolean, FailureClass]>([
    [429, false, "throttle"],
    [503, true, "throttle"],
    [503, false, "transient"],
    [408, false, "transient"],
    [500, false, "transient"],
    [502, false, "transient"],
    [504, false, "transient"],
    [501, false, "final"],
    [505, false, "final"],
    [511, false, "final"],
    [400, true, "final"],
    [401, false, "final"],
    [409, false, "final"],
    [423, false, "final"],
    [425, false, "final"],
    [302, false, "final"],
  ])("%i (with a hint: %s) is %s", (status, hinted, expected) => {
    expect(classifyStatus(status, hinted, [])).toBe(expected);
  });

  it("is transient where the contract lists it", () => {
    expect(classifyStatus(409, false, [409, 425])).toBe("transient");
  });
});

describe("the class of a network error", () => {
  const fetchFailed = (cause: object) => new TypeError("fetch failed", { cause });
  const coded = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

  it.each<[string, unknown, FailureClass]>([
    ["refused", fetchFailed(coded("ECONNREFUSED")), "presend"],
    [
      "refused on all addresses",
      fetchFailed(Object.assign(new AggregateError([]), { code: "ECONNREFUSED" })),
      "presend",
    ],
    ["name not found", fetchFailed(coded("ENOTFOUND")), "presend"],
    ["name server busy", fetchFailed(coded("EAI_AGAIN")), "presend"],
    ["connect timeout", fetchFailed(coded("UND_ERR_CONNECT_TIMEOUT")), "presend"],
    ["connect timeout of the system", fetchFailed(coded("ETIMEDOUT", { syscall: "connect" })), "presend"],
    ["refused, in Bun", coded("ConnectionRefused"), "presend"],
    [
      "refused, in Deno",
      new TypeError("error sending request for url (x): client error (Connect): refused"),
      "presend",
    ],
    ["reset", fetchFailed(coded("ECONNRESET")), "transient"],
    ["timeout on a connection", fetchFailed(coded("ETIMEDOUT", { syscall: "read" })), "transient"],
    ["closed", fetchFailed(coded("UND_ERR_SOCKET")), "transient"],
    ["a browser's", new TypeError("Failed to fetch"), "transient"],
    ["not even an error", "nope", "transient"],
    ["certificate expired", fetchFailed(coded("CERT_HAS_EXPIRED")), "final"],
    ["certificate of another host", fetchFailed(coded("ERR_TLS_CERT_ALTNAME_INVALID")), "final"],
    ["self-signed certificate", fetchFailed(coded("DEPTH_ZERO_SELF_SIGNED_CERT")), "final"],
  ])("%s", (_, error, expected) => {
    expect(classifyNetworkError(error)).toBe(expected);
  });

  it("comes to an end for causes in a circle", () => {
    const error = new Error("a");
    error.cause = error;
    expect(classifyNetworkError(error)).toBe("transient");
  });
});

describe("the server's hint", () => {
  const hint = (headers: Record<string, string>, status = 503) =>
    retryHint(status, new Headers(headers), API.rateLimit, NOW);
  const date = new Date(NOW + 3_600_000).toUTCString();

  it.each<[string, Record<string, string>, number | undefined]>([
    ["seconds", { "retry-after": "7" }, 7],
    ["zero", { "retry-after": "0" }, 0],
    ["fractions", { "retry-after": "1.5" }, 1.5],
    ["a date, by the server's skewed clock", { "retry-after": new Date(NOW + 3_605_000).toUTCString(), date }, 5],
    [
      "a date, by our clock where the server does not tell its own",
      { "retry-after": new Date(NOW + 9000).toUTCString() },
      9,
    ],
    ["a date in the past", { "retry-after": new Date(NOW - 9000).toUTCString() }, undefined],
    ["a word", { "retry-after": "soon" }, undefined],
    ["a date that is no HTTP-date", { "retry-after": "2026-01-01T00:00:05Z" }, undefined],
    ["a negative number", { "retry-after": "-5" }, undefined],
    ["not a number", { "retry-after": "NaN" }, undefined],
    ["infinity", { "retry-after": "Infinity" }, undefined],
    ["scientific", { "retry-after": "1e9" }, undefined],
    ["three years", { "retry-after": "99999999" }, undefined],
    ["a point in time instead of a delay", { "retry-after": "1767225600" }, undefined],
    ["empty", { "retry-after": "" }, undefined],
    ["absent", {}, undefined],
  ])("%s", (_, headers, expected) => {
    expect(hint(headers)).toBe(expected);
  });

  it("is the rate limit's reset on a 429 alone, and Retry-After comes first", () => {
    const reset = { "x-ratelimit-reset": String(NOW / 1000 + 30) };
    expect(hint(reset, 429)).toBe(30);
    expect(hint(reset, 503)).toBeUndefined();
    expect(hint({ ...reset, "retry-after": "3" }, 429)).toBe(3);
    expect(hint({ ...reset, date }, 429)).toBeUndefined();
    expect(hint({ "x-ratelimit-reset": "later" }, 429)).toBeUndefined();
  });

  it("counts in the unit that the contract declares", () => {
    const of = (resetUnit: "seconds" | "epoch-milliseconds", reset: number) =>
      retryHint(429, new Headers({ r: String(reset) }), { limit: "l", remaining: "m", reset: "r", resetUnit }, NOW);
    expect(of("seconds", 12)).toBe(12);
    expect(of("epoch-milliseconds", NOW + 2500)).toBe(2.5);
  });
});

describe("whether it is safe to repeat", () => {
  it("goes by method, declaration or idempotency key", () => {
    const none = {};
    for (const method of ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"] as const) {
      expect(isSafeToRepeat({ ...getScan, method }, none)).toBe(true);
    }
    expect(isSafeToRepeat(cancelScan, none)).toBe(false);
    expect(isSafeToRepeat({ ...cancelScan, method: "PATCH" }, none)).toBe(false);
    expect(isSafeToRepeat({ ...cancelScan, idempotent: true }, none)).toBe(true);
    expect(isSafeToRepeat(createScan, { "idempotency-key": "k" })).toBe(true);
    expect(isSafeToRepeat(createScan, none)).toBe(false);
    expect(isSafeToRepeat(cancelScan, { "idempotency-key": "k" })).toBe(false);
  });
});

describe("the decision", () => {
  const circumstances = (changes: Partial<Circumstances> = {}): Circumstances => ({
    policy: resolvePolicy(API, getScan, DECLARED),
    retries: 0,
    safe: true,
    replayable: true,
    remaining: Number.POSITIVE_INFINITY,
    budget: new RetryBudget(),
    random: () => 1,
    ...changes,
  });
  const delay = (failure: Failure, changes?: Partial<Circumstances>) =>
    decideRetry(failure, circumstances(changes))?.delay;
  const transient: Failure = { kind: "transient", hint: undefined };
  const throttle: Failure = { kind: "throttle", hint: undefined };

  it("backs off exponentially, with full jitter below a bound", () => {
    const policy = { ...resolvePolicy(API, getScan, { ...DECLARED, maxRetries: 9 }) };
    const steps = (failure: Failure, random: number) =>
      [0, 1, 2, 3, 4, 5, 6].map((retries) => delay(failure, { policy, retries, random: () => random }));
    expect(steps(transient, 1)).toEqual([0.5, 1, 2, 4, 8, 8, 8]);
    expect(steps(throttle, 1)).toEqual([1, 2, 4, 8, 8, 8, 8]);
    expect(steps(transient, 0.5)).toEqual([0.25, 0.5, 1, 2, 4, 4, 4]);
    expect(steps(transient, 0)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("never comes back before the hint, and at most a tenth later", () => {
    expect(delay({ kind: "throttle", hint: 10 }, { random: () => 0 })).toBe(10);
    expect(delay({ kind: "throttle", hint: 10 }, { random: () => 1 })).toBe(11);
    expect(delay({ kind: "throttle", hint: 0 })).toBe(0);
  });

  it("is no for a hint above a minute", () => {
    expect(delay({ kind: "throttle", hint: 60 })).toBe(66);
    expect(delay({ kind: "throttle", hint: 61 })).toBeUndefined();
  });

  it("is no beyond the deadline", () => {
    expect(delay(transient, { remaining: 0.6 })).toBe(0.5);
    expect(delay(transient, { remaining: 0.5 })).toBeUndefined();
  });

  it("is no when retries are used up", () => {
    expect(delay(transient, { retries: 1 })).toBe(1);
    expect(delay(transient, { retries: 2 })).toBeUndefined();
  });

  it.each<[FailureClass, boolean, boolean]>([
    ["transient", true, true],
    ["transient", false, false],
    ["throttle", false, true],
    ["presend", false, true],
    ["final", true, false],
  ])("for %s, safe: %s is %s", (kind, safe, expected) => {
    expect(delay({ kind, hint: undefined }, { safe }) !== undefined).toBe(expected);
    expect(delay({ kind, hint: undefined }, { safe, replayable: false })).toBeUndefined();
  });

  it("is no when the client's budget is used up, until successes refill it", () => {
    const budget = new RetryBudget();
    const retries = () => {
      let count = 0;
      while (delay(transient, { budget }) !== undefined) count += 1;
      return count;
    };
    expect(retries()).toBe(Math.floor(500 / 14));
    for (let success = 0; success < 4; success += 1) budget.refund(undefined);
    expect(retries()).toBe(1);
    budget.refund(14);
    budget.refund(14);
    expect(retries()).toBe(2);
  });

  it("does not touch the budget when it is no for another reason", () => {
    const budget = new RetryBudget();
    for (let time = 0; time < 100; time += 1) delay(transient, { budget, safe: false });
    expect(delay(transient, { budget })).toBe(0.5);
    for (let time = 0; time < 1000; time += 1) budget.refund(14);
    let count = 0;
    while (budget.spend("throttle") !== undefined) count += 1;
    expect(count).toBe(100);
  });

  it("takes the nearest declaration of the policy", () => {
    const api = { ...API, retry: { maxRetries: 5, baseDelay: 2 } };
    const operation = { ...getScan, retry: { maxRetries: 4, statuses: [409] } };
    expect(resolvePolicy(api, operation, DECLARED)).toEqual({
      maxRetries: 4,
      statuses: [409],
      baseDelay: 2,
      throttleDelay: 1,
      maxDelay: 8,
      maxRetryAfter: 60,
    });
    expect(resolvePolicy(api, operation, { ...DECLARED, maxRetries: 0 }).maxRetries).toBe(0);
    const retry = { statuses: [425], maxDelay: 20 };
    expect(resolvePolicy(api, operation, { ...DECLARED, retry })).toMatchObject({
      maxRetries: 4,
      baseDelay: 2,
      ...retry,
    });
  });
});
