import { describe, expect, it } from "vitest";
import {
  ApiError,
  binary,
  type IdempotencyStore,
  type IdempotentCall,
  type StoredResponse,
  withMeta,
} from "../../src/index.ts";
import { json, serveNotes, type User } from "./notes-server.ts";

interface Entry {
  readonly fingerprint: string;
  response?: StoredResponse;
}

/** The simplest store that keeps the promises of the interface; everything is kept as JSON text would. */
class MemoryStore implements IdempotencyStore<User> {
  readonly conflictCode = "KEY_REUSED";
  readonly entries = new Map<string, Entry>();

  #name({ key, principal, operation }: IdempotentCall<User>): string {
    return JSON.stringify([principal?.name, operation.id, key]);
  }

  async begin(call: IdempotentCall<User>) {
    const known = this.entries.get(this.#name(call));
    if (known === undefined) {
      this.entries.set(this.#name(call), { fingerprint: call.fingerprint });
      return "new" as const;
    }
    if (known.fingerprint !== call.fingerprint) return "conflict" as const;
    return known.response === undefined ? ("in-progress" as const) : { replay: known.response };
  }

  async finish(call: IdempotentCall<User>, response: StoredResponse) {
    this.entries.set(this.#name(call), { fingerprint: call.fingerprint, response: structuredClone(response) });
  }

  async abandon(call: IdempotentCall<User>) {
    this.entries.delete(this.#name(call));
  }
}

function keyed(text: string, key = "k1", headers: Record<string, string> = {}): RequestInit {
  return json({ text }, { "idempotency-key": key, ...headers });
}

describe("idempotency keys", () => {
  it("give a repeated call the first answer, with a request id of its own", async () => {
    let made = 0;
    const handlers = {
      createNote: (_: unknown, context: { setHeader(name: string, value: string): void }) => {
        context.setHeader("Location", "/notes/n_1");
        return withMeta({ id: `n_${++made}`, at: new Date(0) }, { extra: true });
      },
    };
    const { call } = await serveNotes({ handlers, options: { idempotency: new MemoryStore() } });
    const first = await call("POST", "/notes", keyed("a"));
    const second = await call("POST", "/notes", keyed("a"));
    expect(made).toBe(1);
    expect(second.status).toBe(201);
    expect(second.body).toEqual({
      success: true,
      data: { id: "n_1", at: "1970-01-01T00:00:00.000Z" },
      meta: { extra: true, request_id: second.headers.get("x-request-id") },
    });
    expect(second.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
    expect(second.headers.get("location")).toBe("/notes/n_1");
    expect([first, second].map(({ headers }) => headers.get("idempotent-replayed"))).toEqual([null, "true"]);
  });

  it("are a 409 with the store's code when they come with another body", async () => {
    const { call } = await serveNotes({ options: { idempotency: new MemoryStore() } });
    await call("POST", "/notes", keyed("a"));
    const { status, body } = await call("POST", "/notes", keyed("b"));
    expect(status).toBe(409);
    expect(body).toMatchObject({
      error: { code: "KEY_REUSED", message: "This idempotency key was used with another request. Use a new key." },
    });
  });

  it("are a 409 with Retry-After while the first call is at work", async () => {
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const createNote = async () => {
      begun.resolve();
      await finish.promise;
      return { id: "n_1" };
    };
    const { call } = await serveNotes({ handlers: { createNote }, options: { idempotency: new MemoryStore() } });
    const first = call("POST", "/notes", keyed("a"));
    await begun.promise;
    const { status, headers } = await call("POST", "/notes", keyed("a"));
    finish.resolve();
    expect([status, headers.get("retry-after")]).toEqual([409, "1"]);
    expect((await first).status).toBe(201);
    expect((await call("POST", "/notes", keyed("a"))).body).toMatchObject({ data: { id: "n_1" } });
  });

  it("are free again after a failure", async () => {
    const errors = [new ApiError(409, "NOTE_LOCKED", "Locked."), new Error("boom")];
    const createNote = () => {
      const error = errors.shift();
      if (error) throw error;
      return { id: "n_1" };
    };
    const { call } = await serveNotes({ handlers: { createNote }, options: { idempotency: new MemoryStore() } });
    const statuses = [];
    for (let attempt = 0; attempt < 3; attempt += 1) statuses.push((await call("POST", "/notes", keyed("a"))).status);
    expect(statuses).toEqual([409, 500, 201]);
  });

  it("are free again after an answer that breaks the contract", async () => {
    const idempotency = new MemoryStore();
    const { call } = await serveNotes({ options: { idempotency, validateResponses: true } });
    expect((await call("POST", "/notes", keyed("a"))).status).toBe(500);
    expect(idempotency.entries.size).toBe(0);
  });

  it("are not used up by requests that are not valid, nor by bytes, which aren't kept", async () => {
    const idempotency = new MemoryStore();
    const createNote = () => binary({ body: Buffer.from("x"), mediaType: "text/plain" });
    const { call } = await serveNotes({ handlers: { createNote }, options: { idempotency } });
    expect((await call("POST", "/notes", keyed(""))).status).toBe(400);
    expect((await call("POST", "/notes", keyed("a"))).text).toBe("x");
    expect(idempotency.entries.size).toBe(0);
  });

  it("belong to their principal", async () => {
    const options = {
      idempotency: new MemoryStore(),
      authenticate: ({ value }: { value: string }) => ({ name: value, scopes: ["notes:write"] }),
    };
    const { call } = await serveNotes({ options });
    for (const name of ["ann", "bob"]) {
      const { body, headers } = await call("POST", "/notes", keyed("a", "k", { authorization: `Bearer ${name}` }));
      expect([body, headers.get("idempotent-replayed")]).toMatchObject([{ data: { user: name } }, null]);
    }
  });

  it("are refused when too long", async () => {
    const { call } = await serveNotes({ options: { idempotency: new MemoryStore() } });
    expect((await call("POST", "/notes", keyed("a", "k".repeat(256)))).body).toMatchObject({
      error: { details: { field: "Idempotency-Key", reason: "must be at most 255 characters long" } },
    });
  });

  it("don't cost the answer when the store fails after the work, which is reported", async () => {
    const idempotency = new MemoryStore();
    idempotency.finish = () => Promise.reject(new Error("disk full"));
    const { call, failures } = await serveNotes({ options: { idempotency } });
    expect((await call("POST", "/notes", keyed("a"))).status).toBe(201);
    expect(failures).toMatchObject([{ error: { message: "disk full" } }]);
  });

  it("reach the handler, with or without a store", async () => {
    const createNote = (_: unknown, context: { idempotencyKey: string | undefined }) => ({
      key: context.idempotencyKey,
    });
    const { call } = await serveNotes({ handlers: { createNote } });
    expect((await call("POST", "/notes", keyed("a"))).body).toMatchObject({ data: { key: "k1" } });
    expect((await call("POST", "/notes", json({ text: "a" }))).body).toMatchObject({ data: {} });
  });
});
