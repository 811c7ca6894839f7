import { afterEach, describe, expect, it, vi } from "vitest";
import {
  apiKey,
  Client,
  type ClientOptions,
  combineHooks,
  type Logger,
  type LogLevel,
  observe,
} from "../../src/index.ts";
import { API, API_KEY, enveloped, failed, failureOf, getScan, SCAN_INPUT } from "../support/test-api.ts";
import { TestClock } from "../support/test-clock.ts";
import { type ScriptedReply, startServer } from "../support/test-server.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

class AcmeClient extends Client {
  constructor(options: ClientOptions, api = API) {
    super(api, options);
  }
}

/** Each line: level, message, details. */
type Line = [string, string, Readonly<Record<string, unknown>>];

function collector(): { logger: Logger; lines: Line[] } {
  const lines: Line[] = [];
  const at = (level: string) => (message: string, details: Line[2]) => void lines.push([level, message, details]);
  return { lines, logger: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") } };
}

async function client(replies: ScriptedReply[], options: ClientOptions, api = API) {
  const server = await startServer(...replies);
  const settings = { baseUrl: server.url, apiKey: API_KEY, clock: new TestClock(), ...options };
  return { server, core: new AcmeClient(settings, api).core };
}

describe("a log", () => {
  it.each<[LogLevel, string[]]>([
    ["off", []],
    ["error", ["error"]],
    ["warn", ["warn", "error"]],
    ["info", ["info", "warn", "info", "error"]],
    ["debug", ["debug", "info", "warn", "debug", "info", "error"]],
  ])("of level %s has %j of a call that is tried twice", async (logLevel, expected) => {
    const { logger, lines } = collector();
    const { core } = await client([failed(503)], { logLevel, logger, maxRetries: 1 });
    await failureOf(core.call(getScan, SCAN_INPUT));
    expect(lines.map(([level]) => level)).toEqual(expected);
  });

  it("tells what was called, how it went, and by which request id", async () => {
    const { logger, lines } = collector();
    const { core, server } = await client([failed(503, "BUSY", { "x-request-id": "req_1" }), enveloped(1)], {
      logLevel: "info",
      logger,
    });
    await core.call(getScan, SCAN_INPUT);
    const url = `${server.url}/scans/scan_1`;
    expect(lines).toEqual([
      ["info", "getScan: 503 after 0 s", { method: "GET", url, attempt: 1, requestId: "req_1" }],
      ["warn", "getScan: trying again in 0.25 s", { attempt: 1, status: 503, error: undefined }],
      ["info", "getScan: 200 after 0 s", { method: "GET", url, attempt: 2, requestId: undefined }],
    ]);
  });

  it("tells what broke a connection, and times to the millisecond", async () => {
    const { logger, lines } = collector();
    const clock = Object.assign(new TestClock(), { chance: 1 / 3 });
    const { core, server } = await client([], { logLevel: "warn", logger, clock, maxRetries: 1 });
    await server.close();
    await failureOf(core.call(getScan, SCAN_INPUT));
    const details = { attempt: 1, status: undefined, error: "ECONNREFUSED" };
    expect(lines[0]).toEqual(["warn", "getScan: trying again in 0.167 s", details]);
  });

  it("has the whole error of a call that failed, and takes being aborted for no failure", async () => {
    const { logger, lines } = collector();
    const { core } = await client([failed(404, "GONE")], { logLevel: "error", logger });
    await failureOf(core.call(getScan, SCAN_INPUT));
    await failureOf(core.call(getScan, SCAN_INPUT, { signal: AbortSignal.abort() }));
    expect(lines).toEqual([
      [
        "error",
        expect.stringContaining("getScan: NotFoundError: GET /scans/{scan_id}: It GONE."),
        expect.objectContaining({ status: 404, code: "GONE", requestId: "req_err" }),
      ],
    ]);
  });

  it("shows no secrets: not the client's own, and none in headers or queries that callers add", async () => {
    const { logger, lines } = collector();
    const replies = [{ ...failed(503), headers: { "set-cookie": "sid=s3cr3t_1" } }, failed(401, `NO_${API_KEY}`)];
    const { core, server } = await client(replies, { logLevel: "debug", logger });
    await failureOf(
      core.call(getScan, SCAN_INPUT, {
        headers: { Cookie: "s3cr3t_2", "Proxy-Authorization": "s3cr3t_3", "X-Team": "red" },
        query: { access_token: "s3cr3t_4", page: 2 },
      }),
    );
    const text = JSON.stringify(lines);
    expect(text).not.toMatch(/s3cr3t/);
    expect(text).not.toContain(API_KEY);
    expect(lines[0]?.[2]).toMatchObject({ headers: { cookie: "[redacted]", "x-team": "red" } });
    expect(lines[0]?.[1]).toBe(`getScan: GET ${server.url}/scans/scan_1?access_token=%5Bredacted%5D&page=2`);
    expect(server.requests[0]?.url).toContain("s3cr3t_4");
  });

  it("knows where the API's own credentials stand, and shows idempotency keys", async () => {
    const { logger, lines } = collector();
    const auth = { schemes: { key: apiKey({ in: "header", name: "X-Vault" }) }, security: [["key"]] };
    const { core } = await client([enveloped(1)], { logLevel: "debug", logger }, { ...API, auth });
    await core.call({ ...getScan, idempotencyKey: "Idempotency-Key" }, SCAN_INPUT, {
      headers: { "X-Vault": "by_hand" },
      idempotencyKey: "once",
    });
    expect(lines[0]?.[2]).toMatchObject({ headers: { "x-vault": "[redacted]", "idempotency-key": "once" } });
  });

  it("comes after the hooks of the options, which may have changed the headers", async () => {
    const { logger, lines } = collector();
    const hooks = { onRequest: ({ headers }: { headers: Headers }) => headers.set("x-late", "1") };
    const { core } = await client([enveloped(1)], { logLevel: "debug", logger, hooks });
    await core.call(getScan, SCAN_INPUT);
    expect(lines[0]?.[2]).toMatchObject({ headers: { "x-late": "1" } });
  });
});

describe("the level", () => {
  it("comes from the environment where no option says it, in any case of letters", async () => {
    vi.stubEnv("ACME_TEST_LOG_LEVEL", "WARN");
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const { core } = await client([failed(503), enveloped(1)], {});
    await core.call(getScan, SCAN_INPUT);
    expect(warn).toHaveBeenCalledOnce();
    const quiet = await client([failed(503), enveloped(1)], { logLevel: "off" });
    await quiet.core.call(getScan, SCAN_INPUT);
    expect(warn).toHaveBeenCalledOnce();
  });

  it("is info where there is a logger, and can be changed for a derived client", async () => {
    const { logger, lines } = collector();
    const { core } = await client([enveloped(1)], { logger });
    await core.call(getScan, SCAN_INPUT);
    expect(lines.map(([level]) => level)).toEqual(["info"]);
    await core.withOptions({ logLevel: "debug" }).call(getScan, SCAN_INPUT);
    expect(lines.map(([level]) => level)).toEqual(["info", "debug", "info"]);
  });

  it("is refused where it is none, with its source named", () => {
    // @ts-expect-error "verbose" is no level
    expect(() => new AcmeClient({ apiKey: API_KEY, logLevel: "verbose" })).toThrow(
      "Acme: logLevel must be one of off, error, warn, info, debug, and is verbose.",
    );
    vi.stubEnv("ACME_TEST_LOG_LEVEL", "verbose");
    expect(() => new AcmeClient({ apiKey: API_KEY })).toThrow("Acme: ACME_TEST_LOG_LEVEL must be one of off");
  });

  it("of off leaves the hooks alone, so that calls don't pay", () => {
    const hooks = { onRetry: () => {} };
    expect(observe(API, { hooks })).toBe(hooks);
    expect(observe(API, {})).toEqual({});
    expect(Object.keys(combineHooks(hooks, {}))).toEqual(["onRetry"]);
  });
});
