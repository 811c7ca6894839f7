import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  type CallError,
  ConflictError,
  EnvelopeError,
  InternalServerError,
  NotFoundError,
  PayloadTooLargeError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableContentError,
} from "../src/index.ts";
import { API_KEY, deleteScan, failed, failureOf, getScan, SCAN_INPUT, setUp } from "./support/test-api.ts";
import type { ScriptedReply } from "./support/test-server.ts";

async function failureFor(reply: ScriptedReply): Promise<CallError> {
  const { client, server } = await setUp([reply], { maxRetries: 0 });
  const error = await failureOf(client.call(getScan, SCAN_INPUT));
  expect(server.requests).toHaveLength(1);
  return error as CallError;
}

describe("an error of the API", () => {
  it.each([
    [400, BadRequestError],
    [401, AuthenticationError],
    [403, PermissionDeniedError],
    [404, NotFoundError],
    [409, ConflictError],
    [413, PayloadTooLargeError],
    [422, UnprocessableContentError],
    [429, RateLimitError],
    [500, InternalServerError],
    [501, InternalServerError],
    [599, InternalServerError],
    [418, ApiError],
  ])("with status %i has its class", async (status, Class) => {
    const error = await failureFor(failed(status, "SOME_NEW_CODE"));
    expect(error.constructor).toBe(Class);
    expect(error).toMatchObject({ status, code: "SOME_NEW_CODE", requestId: "req_err", name: Class.name });
  });

  it("has the server's details, headers and body", async () => {
    const details = { field: "target", reason: "Invalid URL format" };
    const json = { success: false, error: { code: "INVALID_TARGET", message: "No.", details }, meta: {} };
    const error = await failureFor({ status: 400, json, headers: { "x-request-id": "req_head", "x-more": "1" } });
    expect(error).toMatchObject({ details, body: json, requestId: "req_head" });
    expect((error as ApiError).headers.get("x-more")).toBe("1");
  });

  it.each([
    ["a page", "<html><h1>Bad   gateway</h1></html>", /Bad Gateway: <html><h1>Bad gateway/],
    ["nothing", "", /Bad Gateway \[502\]/],
    ["truncated JSON", '{"success":fal', /Bad Gateway: \{"success":fal/],
    ["JSON of another form", '{"fault":1}', /Bad Gateway \[502\]/],
    ["null", "null", /Bad Gateway \[502\]/],
  ])("keeps its status when the body is %s", async (_, text, message) => {
    const error = await failureFor({ status: 502, text });
    expect(error).toBeInstanceOf(InternalServerError);
    expect(error.message).toMatch(message);
    expect(error).toMatchObject({ status: 502, code: undefined, requestId: undefined });
  });

  it("keeps its status when the body breaks off", async () => {
    const error = await failureFor((response) => {
      response.writeHead(500, { "content-length": "100" });
      response.write("{");
      setImmediate(() => response.destroy());
    });
    expect(error).toMatchObject({ status: 500, body: undefined });
  });

  it("reads no more than a megabyte of the body", async () => {
    const error = await failureFor((response) => {
      response.writeHead(500);
      const chunk = Buffer.alloc(64 * 1024, "x");
      const pump = () => {
        while (response.write(chunk));
        response.once("drain", pump);
      };
      pump();
    });
    expect(String((error as ApiError).body).length).toBeLessThanOrEqual(1024 * 1024);
    expect(error.message.length).toBeLessThan(400);
  });

  it("counts inside a 2xx response too, also where no data is expected", async () => {
    const reply = { ...failed(200, "HIDDEN") };
    const error = await failureFor(reply);
    expect(error.constructor).toBe(ApiError);
    expect(error).toMatchObject({ status: 200, code: "HIDDEN", attempts: 1 });
    const { client } = await setUp([reply]);
    expect(await failureOf(client.call(deleteScan, SCAN_INPUT))).toMatchObject({ code: "HIDDEN" });
  });

  it("is read where the operation says, if not where the API's others are", async () => {
    const errors = { code: ["type"], message: ["title"], requestId: ["trace"] };
    const json = { type: "out-of-credit", title: "No credit.", trace: "req_problem" };
    const { client } = await setUp([{ status: 403, json }]);
    const error = await failureOf(client.call({ ...getScan, errors }, SCAN_INPUT));
    expect(error).toMatchObject({ name: "PermissionDeniedError", code: "out-of-credit", requestId: "req_problem" });
    expect((error as Error).message).toContain("No credit.");
  });

  it("shows no credentials that the caller puts in headers by hand", async () => {
    const { client } = await setUp([failed(400, "BAD_hunter2_hunter2")], {
      headers: { authorization: "Bearer hunter2_hunter2", "x-team": "blue_team" },
    });
    const error = (await failureOf(client.call(getScan, SCAN_INPUT))) as ApiError;
    expect(inspect(error) + JSON.stringify(error) + JSON.stringify(error.body)).not.toContain("hunter2");
  });

  it("shows neither credentials nor cookies", async () => {
    const json = { success: false, error: { code: "BAD_KEY", message: `No such key: ${API_KEY}`, details: [API_KEY] } };
    const error = await failureFor({ status: 401, json, headers: { "set-cookie": "session=s3cr3t" } });
    expect(error.message).toContain("No such key: [redacted]");
    for (const shown of [JSON.stringify(error), inspect(error, { depth: 9 }), String((error as ApiError).body)]) {
      expect(shown).not.toContain(API_KEY);
      expect(shown).not.toContain("s3cr3t");
    }
  });
});

describe("any error", () => {
  it("names the operation that failed, in its JSON too", async () => {
    const { client } = await setUp([failed(404)]);
    const errors = [await failureOf(client.call(getScan, SCAN_INPUT)), await failureOf(client.call(getScan))];
    expect(errors).toMatchObject([{ name: "NotFoundError" }, { name: "InvalidInputError" }]);
    for (const error of errors) {
      expect(error).toMatchObject({ operation: "getScan" });
      expect(JSON.parse(JSON.stringify(error))).toMatchObject({ operation: "getScan" });
    }
  });

  it("of the connection has the platform's code", async () => {
    const { client, server } = await setUp([failed(404)], { maxRetries: 0 });
    await server.close();
    const error = await failureOf(client.call(getScan, SCAN_INPUT));
    expect(error).toMatchObject({ name: "ConnectionError", code: "ECONNREFUSED", retryCount: 0 });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code: "ECONNREFUSED" });
  });
});

describe("a body that is not the declared envelope", () => {
  it.each([
    ["a proxy's page", "<html>Login</html>", "not JSON"],
    ["truncated JSON", '{"success":true,"data":{"id"', "not JSON"],
    ["nothing", "", "empty"],
    ["blank", " \n", "empty"],
    ["a list", "[]", "/success is neither true nor false"],
    ["null", "null", "/success is neither true nor false"],
    ["without the flag", '{"data":1}', "/success is neither true nor false"],
    ["with a flag that is text", '{"success":"true","data":1}', "/success is neither true nor false"],
    ["without data", '{"success":true}', "has no /data"],
    ["with data in the prototype", '{"success":true,"__proto__":{"data":1}}', "has no /data"],
  ])("(%s) is a typed error", async (_, text, problem) => {
    const error = await failureFor({ text, headers: { "content-type": "text/html", "x-request-id": "req_p" } });
    expect(error).toBeInstanceOf(EnvelopeError);
    expect(error.message).toContain(problem);
    expect(error.message).toContain("status 200, content type text/html");
    expect(error).toMatchObject({ status: 200, excerpt: text, requestId: "req_p", operation: "getScan" });
    expect((error as EnvelopeError).headers.get("content-type")).toBe("text/html");
  });

  it("shows its beginning only, and no credentials", async () => {
    const error = (await failureFor({ text: `${API_KEY} ${"x".repeat(10_000)}` })) as EnvelopeError;
    expect(error.excerpt).toHaveLength(512);
    expect(error.excerpt).toMatch(/^\[redacted] x/);
    expect(JSON.stringify(error)).not.toContain(API_KEY);
  });

  it("is in no log, as it may be data", async () => {
    const error = await failureFor({ text: '{"success":true,"data":{"secret":"hunter2_hunter2"' });
    expect(error).toHaveProperty("excerpt", expect.stringContaining("hunter2"));
    for (const shown of [JSON.stringify(error), inspect(error, { depth: 9 })]) expect(shown).not.toContain("hunter2");
  });

  it("is not tried again", async () => {
    const { client, server } = await setUp([{ text: "<html>" }]);
    expect(await failureOf(client.call(getScan, SCAN_INPUT))).toBeInstanceOf(EnvelopeError);
    expect(server.requests).toHaveLength(1);
  });
});
