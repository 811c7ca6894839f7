import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { anyBody, ClientCore, type ClientError, clientCredentials, OAuthError } from "../../src/index.ts";
import { API, cancelScan, enveloped, failed, failureOf, getScan, SCAN_INPUT, setUp } from "../support/test-api.ts";
import { type ScriptedReply, send } from "../support/test-server.ts";

const CREDENTIALS = { clientId: "me:1", clientSecret: "s3cr3t s3cr3t/ü" };
const OK = enveloped({ id: "scan_1" });

function token(value: string, more: object = {}): ScriptedReply {
  return { json: { access_token: value, token_type: "Bearer", expires_in: 3600, ...more } };
}

/** Answers token requests and others from a script each. */
function router(tokens: ScriptedReply[], others: ScriptedReply[]): ScriptedReply {
  const next = (script: ScriptedReply[]) => (script.length > 1 ? script.shift() : script[0]) ?? { status: 500 };
  return (response, request) => {
    const reply = next(request.url === "/oauth/token" ? tokens : others);
    if (typeof reply === "function") reply(response, request);
    else send(response, reply);
  };
}

describe("an access token", () => {
  it("is asked for as RFC 6749 says, and sent as a bearer token", async () => {
    const { client, server } = await setUp([router([token("t1")], [OK])], {
      ...CREDENTIALS,
      scopes: ["scans:read", "scans:write"],
    });
    await client.call(getScan, SCAN_INPUT);
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      url: "/oauth/token",
      body: "grant_type=client_credentials&scope=scans%3Aread+scans%3Awrite",
      headers: {
        authorization: `Basic ${btoa("me%3A1:s3cr3t+s3cr3t%2F%C3%BC")}`,
        "content-type": "application/x-www-form-urlencoded",
        accept: "application/json",
      },
    });
    expect(server.requests[1]?.headers.authorization).toBe("Bearer t1");
  });

  it("is shared by all callers, and by derived clients", async () => {
    const { client, server } = await setUp([router([token("t1")], [OK])], CREDENTIALS);
    await Promise.all([1, 2, 3].map(() => client.call(getScan, SCAN_INPUT)));
    await client.withOptions({ timeout: 5 }).call(getScan, SCAN_INPUT);
    expect(server.requests.map(({ url }) => url)).toEqual(["/oauth/token", ...Array(4).fill("/scans/scan_1")]);
  });

  it("is replaced shortly before it expires", async () => {
    const { client, server, clock } = await setUp([router([token("t1"), token("t2")], [OK])], CREDENTIALS);
    await client.call(getScan, SCAN_INPUT);
    clock.advance(3_539_000);
    await client.call(getScan, SCAN_INPUT);
    clock.advance(1000);
    await client.call(getScan, SCAN_INPUT);
    expect(server.requests.map(({ headers }) => headers.authorization?.slice(0, 9))).toEqual([
      "Basic bWU",
      "Bearer t1",
      "Bearer t1",
      "Basic bWU",
      "Bearer t2",
    ]);
  });

  it("is used for most of a short life, and for ever if the server does not say", async () => {
    const short = await setUp([router([token("t1", { expires_in: 10 }), token("t2")], [OK])], CREDENTIALS);
    await short.client.call(getScan, SCAN_INPUT);
    short.clock.advance(8999);
    await short.client.call(getScan, SCAN_INPUT);
    expect(short.server.requests).toHaveLength(3);
    short.clock.advance(1);
    await short.client.call(getScan, SCAN_INPUT);
    expect(short.server.requests).toHaveLength(5);
    const open = await setUp([router([token("t1", { expires_in: undefined })], [OK])], CREDENTIALS);
    await open.client.call(getScan, SCAN_INPUT);
    open.clock.advance(1e12);
    await open.client.call(getScan, SCAN_INPUT);
    expect(open.server.requests).toHaveLength(3);
  });

  it("that was revoked is replaced once, by one request for all callers, outside the count of retries", async () => {
    const byToken: ScriptedReply = (response, request) =>
      send(response, request.headers.authorization === "Bearer t2" ? OK : failed(401));
    const { client, server } = await setUp([router([token("t1"), token("t2")], [byToken])], {
      ...CREDENTIALS,
      maxRetries: 0,
    });
    const results = await Promise.all([1, 2, 3].map(() => client.call(cancelScan, SCAN_INPUT).withResponse()));
    expect(results.map(({ attempts }) => attempts)).toEqual([2, 2, 2]);
    expect(results.map(({ retryCount }) => retryCount)).toEqual([0, 0, 0]);
    expect(server.requests.filter(({ url }) => url === "/oauth/token")).toHaveLength(2);
  });

  it("that is refused again fails the call", async () => {
    const { client, server } = await setUp([router([token("t1"), token("t2")], [failed(401)])], CREDENTIALS);
    expect(await failureOf(client.call(getScan, SCAN_INPUT))).toMatchObject({
      name: "AuthenticationError",
      attempts: 2,
    });
    expect(server.requests).toHaveLength(4);
  });

  it("does not make a consumed stream be sent again", async () => {
    const { client, server } = await setUp([router([token("t1")], [failed(401)])], CREDENTIALS);
    const body = new Blob(["x"]).stream();
    const operation = { ...cancelScan, body: "text/plain", encode: anyBody() };
    expect(await failureOf(client.call(operation, { ...SCAN_INPUT, body }))).toMatchObject({ status: 401 });
    expect(server.requests).toHaveLength(2);
  });

  it("comes from an absolute URL, where the contract says so", async () => {
    const other = await setUp([token("elsewhere")]);
    const auth = { schemes: { oauth: clientCredentials(`${other.server.url}/issue`) }, security: [["oauth"]] };
    const { server } = await setUp([OK]);
    await new ClientCore({ ...API, auth }, { baseUrl: server.url, ...CREDENTIALS }).call(getScan, SCAN_INPUT);
    expect(other.server.requests[0]?.url).toBe("/issue");
    expect(server.requests[0]?.headers.authorization).toBe("Bearer elsewhere");
  });

  it("is asked for again after failures that may pass", async () => {
    const { client, clock } = await setUp([router([failed(503), failed(503), token("t1")], [OK])], CREDENTIALS);
    expect((await client.call(getScan, SCAN_INPUT).withResponse()).attempts).toBe(1);
    expect(clock.delays).toEqual([250, 500]);
  });

  it("is waited for by others when one caller gives up", async () => {
    const controller = new AbortController();
    const gate = Promise.withResolvers<void>();
    const slow: ScriptedReply = async (response) => {
      await gate.promise;
      send(response, { json: { access_token: "t1" } });
    };
    const { client, server } = await setUp([router([slow], [OK])], CREDENTIALS);
    const aborted = failureOf(client.call(getScan, SCAN_INPUT, { signal: controller.signal }));
    const patient = client.call(getScan, SCAN_INPUT);
    await server.received(1);
    controller.abort();
    expect(await aborted).toMatchObject({ name: "AbortError" });
    gate.resolve();
    expect(await patient).toEqual({ id: "scan_1" });
    expect(server.requests).toHaveLength(2);
  });
});

describe("a refused token request", () => {
  it("is a typed error with the code of RFC 6749, and the next call asks again", async () => {
    const json = { error: "invalid_client", error_description: "Unknown client s3cr3t s3cr3t/ü." };
    const { client, server } = await setUp([router([{ status: 401, json }, token("t1")], [OK])], CREDENTIALS);
    const error = (await failureOf(client.call(getScan, SCAN_INPUT))) as ClientError;
    expect(error).toBeInstanceOf(OAuthError);
    expect(error).toMatchObject({ name: "OAuthError", status: 401, code: "invalid_client", operation: "requestToken" });
    expect(error.message).toBe(
      "POST /oauth/token: Unknown client [redacted]; check clientId, clientSecret and scopes [401 invalid_client]",
    );
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("s3cr3t");
    expect(server.requests).toHaveLength(1);
    await client.call(getScan, SCAN_INPUT);
    expect(server.requests).toHaveLength(3);
  });

  it("in the API's own error form is an error as any other", async () => {
    const { client } = await setUp([router([failed(403, "TENANT_LOCKED")], [OK])], CREDENTIALS);
    expect(await failureOf(client.call(getScan, SCAN_INPUT))).toMatchObject({
      name: "PermissionDeniedError",
      code: "TENANT_LOCKED",
    });
  });

  it.each([
    ["a page", { text: "<html>" }],
    ["no token", { json: { token_type: "bearer" } }],
    ["another kind of token", { json: { access_token: "t", token_type: "mac" } }],
    ["a token that no header can carry", { json: { access_token: "a\nb" } }],
  ])("is an EnvelopeError when the answer is %s", async (_, reply) => {
    const { client } = await setUp([router([reply], [OK])], CREDENTIALS);
    expect(await failureOf(client.call(getScan, SCAN_INPUT))).toMatchObject({
      name: "EnvelopeError",
      operation: "requestToken",
    });
  });

  it("does not show hooks the client secret", async () => {
    const seen: string[] = [];
    const onRequest = ({ headers }: { headers: Headers }) => void seen.push(headers.get("authorization") ?? "none");
    const { client } = await setUp([router([token("t1")], [OK])], { ...CREDENTIALS, hooks: { onRequest } });
    await client.call(getScan, SCAN_INPUT);
    expect(seen).toEqual(["none", "none"]);
  });
});
