import { ApiError, binary, contract, type Handlers, hiveProPlugin, withMeta } from "@hivepro/server";
import Fastify, { type FastifyInstance } from "fastify";
import type { Answer } from "../cases/case.ts";
import { isObject } from "../cases/expand.ts";
import { BASE_PATH } from "../peer/peer.ts";

/** What a handler of the kit got. */
export interface Handled {
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

interface Principal {
  readonly scopes: readonly string[];
}

/** Every scope there is, for every credential. */
const ALLOWED: Principal = {
  scopes: contract.operations.flatMap(({ security }) => security.flatMap((schemes) => Object.values(schemes).flat())),
};

/** A server made with the kit, whose handlers answer as a case says. One exchange at a time. */
export class KitServer implements AsyncDisposable {
  readonly #app: FastifyInstance;
  #origin = "";
  #answer: Answer = {};
  #handled: Handled[] = [];
  #faults: string[] = [];

  private constructor(app: FastifyInstance) {
    this.#app = app;
  }

  static async start(): Promise<KitServer> {
    const app = Fastify({ routerOptions: { maxParamLength: 500 } });
    const server = new KitServer(app);
    const handle = (operation: string, request: unknown) => server.#handle(operation, request);
    const plugin = hiveProPlugin<Principal>(handlersOf(handle), {
      authenticate: async () => ALLOWED,
      scopesOf: ({ scopes }) => scopes,
      rateLimit: () => ({ allowed: true, limit: 100, remaining: 99, resetAt: 1_767_225_660 }),
      validateResponses: true,
      onError: (error) => void server.#faults.push(String(error)),
    });
    await app.register(plugin, { prefix: BASE_PATH });
    server.#origin = await app.listen({ port: 0, host: "127.0.0.1" });
    return server;
  }

  get origin(): string {
    return this.#origin;
  }

  /** Says what the next request is answered with. */
  expect(answer: Answer): void {
    this.#answer = answer;
    this.#handled = [];
    this.#faults = [];
  }

  /** What handlers got since. */
  get handled(): readonly Handled[] {
    return this.#handled;
  }

  /** What went wrong inside since: answers that break the contract, for instance. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#app.close();
  }

  #handle(operation: string, request: unknown): unknown {
    const { params = {}, query = {}, body } = isObject(request) ? request : {};
    this.#handled.push({
      operation,
      params: isObject(params) ? params : {},
      query: isObject(query) ? query : {},
      body,
    });
    return result(this.#answer);
  }
}

/** A table with a handler for each operation of the contract. */
function handlersOf(handle: (operation: string, request: unknown) => unknown): Handlers<Principal> {
  const groups: Record<string, Record<string, (request: unknown) => unknown>> = {};
  for (const { resource, id } of contract.operations) {
    groups[resource] = { ...groups[resource], [id]: async (request) => handle(id, request) };
  }
  if (!isComplete(groups)) throw new Error("An operation of the contract has no handler.");
  return groups;
}

/** What handlers get and return is as the contract says, since the kit checks both. */
function isComplete(groups: object): groups is Handlers<Principal> {
  return contract.operations.every(({ resource, id }) => {
    const group: unknown = Reflect.get(groups, resource);
    return isObject(group) && typeof group[id] === "function";
  });
}

/** What a handler returns or throws to answer so. */
function result({ status = 200, headers = {}, data, page, failure, json, base64, meta }: Answer): unknown {
  if (failure)
    throw new ApiError(status, failure.code, failure.message ?? "It failed.", failure.details, texts(headers));
  if (status >= 400) throw tokenError(status, json, texts(headers));
  if (page) return withMeta(page.items, { next_cursor: page.next, has_more: page.next !== null });
  if (base64 !== undefined) {
    return binary({ body: Buffer.from(base64, "base64"), mediaType: headers["content-type"] ?? "application/pdf" });
  }
  return meta && data !== undefined ? withMeta(data, withoutRequestId(meta)) : (data ?? json);
}

/** The errors of the token endpoint are in no envelope. */
function tokenError(status: number, json: unknown, headers: Readonly<Record<string, string>>): ApiError {
  const { error, error_description: message } = isObject(json) ? json : {};
  return new ApiError(status, String(error), String(message), undefined, headers);
}

/** The kit makes the request's id. */
function withoutRequestId({ request_id: _, ...rest }: Readonly<Record<string, unknown>>): object {
  return rest;
}

function texts(headers: Readonly<Record<string, string | null>>): Record<string, string> {
  const kept = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return Object.fromEntries(kept);
}
