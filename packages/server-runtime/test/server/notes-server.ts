import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import Fastify from "fastify";
import { onTestFinished } from "vitest";
import {
  type Credential,
  contractPlugin,
  type FailureContext,
  fastifyOptions,
  type Handler,
  type KitOptions,
  type ServerContract,
} from "../../src/index.ts";
import { notesContract } from "./notes-contract.ts";

export interface User {
  readonly name: string;
  readonly scopes: readonly string[];
}

type Handlers = Readonly<Record<string, Handler<User>>>;

/** Every handler gives back what it was given, unless a test replaces it. */
const echoed: Handler<User> = ({ params, query, headers, cookies, body }, { principal }) => ({
  params,
  query,
  headers,
  cookies,
  body,
  user: principal?.name,
});

function users(credential: Credential): User | undefined {
  if (credential.value === "reader") return { name: "reader", scopes: ["notes:read"] };
  if (credential.value === "writer") return { name: "writer", scopes: ["notes:read", "notes:write"] };
  if (credential.kind === "basic" && credential.password === "s:cret") return { name: credential.username, scopes: [] };
  return undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

export interface Failure extends FailureContext {
  readonly error: unknown;
}

export interface NotesServer {
  readonly origin: string;
  readonly port: number;
  /** Errors that were given to onError. */
  readonly failures: Failure[];
  call(method: string, path: string, init?: RequestInit): Promise<Answer>;
  /** Sends bytes as they are and reads until the server closes the connection. */
  raw(text: string): Promise<string>;
}

export interface ServerParts {
  readonly handlers?: Handlers;
  readonly options?: Partial<KitOptions<User>>;
  readonly contract?: ServerContract;
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
    socket.on("error", (error) => (chunks.length > 0 ? undefined : reject(error)));
  });
}

/** The notes API on a loopback port, below /api/v1; closed when the test ends. Callers are writers unless they say. */
export async function serveNotes({
  handlers = {},
  options = {},
  contract = notesContract,
}: ServerParts = {}): Promise<NotesServer> {
  const failures: Failure[] = [];
  const table: Record<string, Record<string, Handler<User>>> = {};
  for (const { resource, id } of contract.operations) {
    table[resource] = { ...table[resource], [id]: handlers[id] ?? echoed };
  }
  const kit: KitOptions<User> = {
    authenticate: users,
    scopesOf: (user) => user.scopes,
    onError: (error, context) => failures.push({ error, ...context }),
    ...options,
  };
  const app = Fastify({ ...fastifyOptions(contract), forceCloseConnections: true });
  await app.register(contractPlugin(contract, table, kit), { prefix: "/api/v1" });
  await app.listen({ host: "127.0.0.1", port: 0 });
  onTestFinished(() => app.close());
  const { port } = app.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    port,
    failures,
    raw: (text) => exchange(port, text),
    async call(method, path, init = {}) {
      const headers = new Headers(init.headers);
      if (!headers.has("authorization")) headers.set("authorization", "Bearer writer");
      const response = await fetch(`${origin}/api/v1${path}`, { ...init, method, headers });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: parsed(text) };
    },
  };
}

/** Fetch options of a JSON body. */
export function json(value: unknown, headers: Record<string, string> = {}): RequestInit {
  return { body: JSON.stringify(value), headers: { "content-type": "application/json", ...headers } };
}
