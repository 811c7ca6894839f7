import { beforeAll, describe, expect, test } from "vitest";
import { build, type Program, type Reply, type Run, serve } from "./workshop.ts";

/** The type that a promise must have, neither wider nor narrower. */
const EXACTLY = `
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const exactly = <T>() => <V>(value: V, _: Same<V, T> extends true ? "yes" : never): V => value;
`;

const programs: readonly Program[] = [
  {
    spec: "envelopes/flag-and-data",
    source: `
import { ApiError, FlaggedClient, type Report, type Scan } from "./sdk/envelopes-flag-and-data/index.js";
${EXACTLY}
const clientFor = (baseUrl: string) => new FlaggedClient({ baseUrl });
export const list = async (baseUrl: string) => exactly<Scan[]>()(await clientFor(baseUrl).scans.list(), "yes");
export const get = async (baseUrl: string) => exactly<Scan>()(await clientFor(baseUrl).scans.get("1"), "yes");
export const report = async (baseUrl: string) =>
  exactly<Report | undefined>()(await clientFor(baseUrl).scans.getReport("1"), "yes");
export const parent = async (baseUrl: string) =>
  exactly<Scan | null>()(await clientFor(baseUrl).scans.getParent("1"), "yes");
export const remove = async (baseUrl: string) => {
  const { data, meta } = await clientFor(baseUrl).scans.delete("1").withResponse();
  return { data: exactly<void>()(data, "yes"), meta };
};
export const health = async (baseUrl: string) =>
  exactly<string>()((await clientFor(baseUrl).health.get()).status, "yes");
export const failure = async (baseUrl: string) =>
  clientFor(baseUrl).scans.get("1").then(
    () => "no failure",
    (error) => (error instanceof ApiError ? { status: error.status, code: error.code, message: error.message, details: error.details } : error),
  );
`,
  },
  {
    spec: "envelopes/cloudflare",
    source: `
import { EdgeClient, type Zone } from "./sdk/envelopes-cloudflare/index.js";
${EXACTLY}
const clientFor = (baseUrl: string) => new EdgeClient({ baseUrl });
export const get = async (baseUrl: string) => {
  const { data, meta } = await clientFor(baseUrl).zone.get("z1").withResponse();
  return { data: exactly<Zone>()(data, "yes"), meta };
};
export const purge = async (baseUrl: string) =>
  exactly<{ id: string } | null>()(await clientFor(baseUrl).zone.purge("z1"), "yes");
export const failure = async (baseUrl: string) =>
  clientFor(baseUrl).zone.get("z1").then(
    () => "no failure",
    (error) => ({ name: error.name, status: error.status, code: error.code, message: error.message, details: error.details }),
  );
`,
  },
  {
    spec: "envelopes/slack",
    source: `
import { type Channel, ChatClient } from "./sdk/envelopes-slack/index.js";
${EXACTLY}
const clientFor = (baseUrl: string) => new ChatClient({ baseUrl });
export const info = async (baseUrl: string) => {
  const result = await clientFor(baseUrl).conversations.info({ channel: "C1" });
  // @ts-expect-error the flag is not part of the result
  result.ok;
  exactly<Channel>()(result.channel, "yes");
  return result;
};
export const archive = async (baseUrl: string) =>
  exactly<void>()(await clientFor(baseUrl).conversations.archive(), "yes");
export const failure = async (baseUrl: string) =>
  clientFor(baseUrl).conversations.info({ channel: "C2" }).then(
    () => "no failure",
    (error) => ({ name: error.name, status: error.status, code: error.code }),
  );
`,
  },
  {
    spec: "envelopes/asana",
    source: `
import { createClient } from "./sdk/envelopes-asana/fetch.js";
import { type Task, TasksClient } from "./sdk/envelopes-asana/index.js";
${EXACTLY}
const clientFor = (baseUrl: string) => new TasksClient({ baseUrl });
export const get = async (baseUrl: string) => exactly<Task | undefined>()(await clientFor(baseUrl).tasks.get("1"), "yes");
export const fetched = async (baseUrl: string) => {
  const { data, error } = await createClient({ baseUrl }).GET("/tasks/{task_gid}", { params: { path: { task_gid: "1" } } });
  return error === undefined ? { data: exactly<Task | undefined>()(data, "yes") } : error;
};
export const create = async (baseUrl: string) => exactly<Task>()(await clientFor(baseUrl).tasks.create(), "yes");
export const failure = async (baseUrl: string) =>
  clientFor(baseUrl).tasks.get("2").then(() => "no failure", (error) => ({ name: error.name, message: error.message }));
`,
  },
  {
    spec: "envelopes/pagerduty",
    source: `
import { DutyClient, type User } from "./sdk/envelopes-pagerduty/index.js";
${EXACTLY}
const clientFor = (baseUrl: string) => new DutyClient({ baseUrl });
export const get = async (baseUrl: string) => exactly<User>()(await clientFor(baseUrl).users.get("1"), "yes");
export const schedule = async (baseUrl: string) =>
  exactly<string>()((await clientFor(baseUrl).schedules.get("1")).name, "yes");
export const license = async (baseUrl: string) =>
  exactly<number>()((await clientFor(baseUrl).license.get()).seats, "yes");
export const failure = async (baseUrl: string) =>
  clientFor(baseUrl).users.get("2").then(
    () => "no failure",
    (error) => ({ name: error.name, code: error.code, message: error.message, details: error.details }),
  );
`,
  },
  {
    spec: "envelopes/json-api",
    source: `
import { type Article, ArticlesClient } from "./sdk/envelopes-json-api/index.js";
${EXACTLY}
const clientFor = (baseUrl: string) => new ArticlesClient({ baseUrl });
export const get = async (baseUrl: string) => {
  const { data, meta } = await clientFor(baseUrl).articles.get("1").withResponse();
  return { data: exactly<Article>()(data, "yes"), meta };
};
export const failure = async (baseUrl: string) =>
  clientFor(baseUrl).articles.get("2").then(
    () => "no failure",
    (error) => ({ name: error.name, code: error.code, message: error.message, details: error.details }),
  );
`,
  },
  {
    spec: "envelopes/look-alikes",
    source: `
import { BareClient } from "./sdk/envelopes-look-alikes/index.js";
${EXACTLY}
const clientFor = (baseUrl: string) => new BareClient({ baseUrl });
export const file = async (baseUrl: string) =>
  exactly<string>()((await clientFor(baseUrl).files.get("1")).data, "yes");
export const remove = async (baseUrl: string) =>
  exactly<boolean>()((await clientFor(baseUrl).files.delete("1")).success, "yes");
export const embeddings = async (baseUrl: string) =>
  exactly<number[]>()((await clientFor(baseUrl).embeddings.create()).data, "yes");
`,
  },
];

let programOf: (spec: string, name: string) => Run;

beforeAll(async () => {
  programOf = await build(programs);
});

/** Runs a program against a server that answers each request in the same way. */
async function run(spec: string, name: string, reply: Reply): Promise<unknown> {
  const { url } = await serve(() => reply);
  return programOf(`envelopes/${spec}`, name)(url);
}

describe("a flag with data", () => {
  const spec = "flag-and-data";

  test("gives the data", async () => {
    expect(await run(spec, "list", { json: { success: true, data: [{ id: "1" }] } })).toEqual([{ id: "1" }]);
    expect(await run(spec, "get", { json: { success: true, data: { id: "1" } } })).toEqual({ id: "1" });
    expect(await run(spec, "health", { json: { status: "fine" } })).toBe("fine");
  });

  test("gives undefined for optional data, and null for nullable data", async () => {
    expect(await run(spec, "report", { json: { success: true } })).toBeUndefined();
    expect(await run(spec, "parent", { json: { success: true, data: null } })).toBeNull();
  });

  test("refuses a success without data that must be there", async () => {
    await expect(run(spec, "list", { json: { success: true } })).rejects.toMatchObject({ name: "EnvelopeError" });
    await expect(run(spec, "list", { json: { data: [] } })).rejects.toThrow("/success is neither true nor false");
  });

  test("gives nothing but the meta of a body without data", async () => {
    const reply = { json: { success: true, meta: { request_id: "r1" } } };
    expect(await run(spec, "remove", reply)).toEqual({ data: undefined, meta: { request_id: "r1" } });
  });

  test.each([200, 404])("fails with code and message where the flag is false, with status %i", async (status) => {
    const error = { code: "NOT_FOUND", message: "No such scan.", details: { id: "1" } };
    expect(await run(spec, "failure", { status, json: { success: false, error } })).toEqual({
      status,
      code: "NOT_FOUND",
      message: `GET /scans/{scan_id}: No such scan. [${status} NOT_FOUND]`,
      details: { id: "1" },
    });
  });
});

describe("Cloudflare's envelope", () => {
  test("gives the result, and the rest as meta", async () => {
    const reply = { json: { success: true, errors: [], messages: [], result: { id: "z1", name: "a.example" } } };
    expect(await run("cloudflare", "get", reply)).toEqual({
      data: { id: "z1", name: "a.example" },
      meta: { messages: [] },
    });
    expect(await run("cloudflare", "purge", { json: { ...reply.json, result: null } })).toBeNull();
  });

  test.each([200, 403])(
    "fails with the first error, its number as text, and all of them as details (%i)",
    async (status) => {
      const errors = [
        { code: 9109, message: "Unauthorized" },
        { code: 9110, message: "Again" },
      ];
      const reply = { status, json: { success: false, errors, messages: [], result: null } };
      expect(await run("cloudflare", "failure", reply)).toEqual({
        name: status === 403 ? "PermissionDeniedError" : "ApiError",
        status,
        code: "9109",
        message: `GET /zones/{zone_id}: Unauthorized [${status} 9109]`,
        details: errors,
      });
    },
  );
});

describe("Slack's envelope", () => {
  test("gives the data without the flag", async () => {
    const reply = { json: { ok: true, channel: { id: "C1" } } };
    expect(await run("slack", "info", reply)).toEqual({ channel: { id: "C1" } });
    expect(await run("slack", "archive", { json: { ok: true } })).toBeUndefined();
  });

  test("fails where the flag is false, although the status is 200", async () => {
    const reply = { json: { ok: false, error: "channel_not_found" } };
    expect(await run("slack", "failure", reply)).toEqual({ name: "ApiError", status: 200, code: "channel_not_found" });
  });
});

describe("{ data }", () => {
  test("gives the data", async () => {
    expect(await run("asana", "create", { status: 201, json: { data: { gid: "1" } } })).toEqual({ gid: "1" });
    expect(await run("asana", "get", { json: { data: { gid: "1" } } })).toEqual({ gid: "1" });
    expect(await run("asana", "get", { json: {} })).toBeUndefined();
    expect(await run("asana", "fetched", { json: { data: { gid: "1" } } })).toEqual({ data: { gid: "1" } });
    expect(await run("asana", "fetched", { json: {} })).toEqual({ data: undefined });
    await expect(run("asana", "create", { status: 201, json: {} })).rejects.toMatchObject({ name: "EnvelopeError" });
  });

  test("fails with the message of the first error", async () => {
    const reply = { status: 404, json: { errors: [{ message: "task: Unknown object", phrase: "6 sad squid" }] } };
    expect(await run("asana", "failure", reply)).toEqual({
      name: "NotFoundError",
      message: "GET /tasks/{task_gid}: task: Unknown object [404]",
    });
  });
});

describe("a resource under its own name", () => {
  test("gives the resource", async () => {
    expect(await run("pagerduty", "get", { json: { user: { id: "U1" } } })).toEqual({ id: "U1" });
    expect(await run("pagerduty", "schedule", { json: { schedule: { name: "Nights" } } })).toBe("Nights");
    expect(await run("pagerduty", "license", { json: { license: {}, seats: 3 } })).toBe(3);
  });

  test("fails with code, message and details", async () => {
    const reply = { status: 404, json: { error: { code: 2100, message: "Not Found", errors: ["No user."] } } };
    expect(await run("pagerduty", "failure", reply)).toEqual({
      name: "NotFoundError",
      code: "2100",
      message: "GET /users/{id}: Not Found [404 2100]",
      details: ["No user."],
    });
  });
});

describe("JSON:API", () => {
  const article = { type: "articles", id: "1", attributes: { title: "A" } };

  test("gives the data, with what is included beside it", async () => {
    const included = [{ type: "people", id: "9" }];
    const reply = { json: { data: article, included }, headers: { "content-type": "application/vnd.api+json" } };
    expect(await run("json-api", "get", reply)).toEqual({ data: article, meta: { included } });
  });

  test("fails with code and detail of the first error", async () => {
    const errors = [{ code: "GONE", title: "Not there", detail: "It was deleted." }];
    expect(await run("json-api", "failure", { status: 404, json: { errors } })).toEqual({
      name: "NotFoundError",
      code: "GONE",
      message: "GET /articles/{id}: It was deleted. [404 GONE]",
      details: errors,
    });
  });
});

test("what only looks like an envelope stays as it is", async () => {
  expect(await run("look-alikes", "file", { json: { id: "1", data: "abc" } })).toBe("abc");
  expect(await run("look-alikes", "remove", { json: { success: false } })).toBe(false);
  expect(await run("look-alikes", "embeddings", { json: { data: [1, 2] } })).toEqual([1, 2]);
});
