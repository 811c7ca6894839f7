import type { AdapterProcess } from "../adapters/adapter-process.ts";
import type { Reply } from "../adapters/reply.ts";
import type { Case, Options } from "../cases/case.ts";
import { mapMembers } from "../cases/expand.ts";

/** 2026-01-01T00:00:00Z. Where the clocks of cases stand that don't say. */
export const START = 1_767_225_600;
/** What chance gives in cases that don't say. */
const CHANCE = 0.5;
/** The API key of clients that have no other credentials. */
export const API_KEY = "hp_conformance_7f3a9c";
/** An address where nobody listens. */
const REFUSING = "http://127.0.0.1:4/api/v1";
/** A name that is never found (RFC 6761). */
const UNKNOWN_HOST = "http://api.hivepro.invalid/api/v1";

let lastSession = 0;

/** The clients of one case in one adapter. */
export class Session {
  readonly process: AdapterProcess;
  readonly #prefix: string;
  readonly #case: Case;
  readonly #url: string;

  constructor(process: AdapterProcess, written: Case, url: string) {
    lastSession += 1;
    this.#prefix = `${lastSession}`;
    this.process = process;
    this.#case = written;
    this.#url = url;
  }

  /** What the adapter knows a client of the case by. */
  clientName(name: string | undefined): string {
    return name === undefined ? this.#prefix : `${this.#prefix}.${name}`;
  }

  /** Makes the clients. Returns the reply of the first. */
  async open(): Promise<Reply> {
    const { clock, logs, derived } = this.#case;
    const first = await this.process.send({
      do: "open",
      client: this.clientName(undefined),
      options: this.#options(clientOptions(this.#case)),
      clock: { now: START, random: CHANCE, hold: false, ...clock },
      ...(logs && { logs }),
    }).reply;
    for (const [name, options] of Object.entries(first.error ? {} : derived)) {
      const from = this.clientName(undefined);
      const command = { do: "open", client: this.clientName(name), from, options: this.#options(options) };
      const { error } = await this.process.send(command).reply;
      if (error) throw new Error(`the client ${name} could not be derived: ${String(error.printed ?? error.type)}`);
    }
    return first;
  }

  async close(): Promise<void> {
    const names = [...Object.keys(this.#case.derived), undefined];
    await Promise.all(
      names.map((name) =>
        this.process.send({ do: "close", client: this.clientName(name) }).reply.catch(() => undefined),
      ),
    );
  }

  /** Fills in addresses, which only the running case knows. */
  #options(options: Options): unknown {
    return withAddresses(options, this.#url);
  }
}

/** Options of the first client: the peer's address and a key, unless the case says otherwise; `null` takes one away. */
export function clientOptions({ client, environment = {} }: Case): Options {
  const ownCredentials = "clientId" in client || Object.keys(environment).some((name) => /KEY|CLIENT/.test(name));
  const given = { baseUrl: "$url", ...(!ownCredentials && { apiKey: API_KEY }), ...client };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

export function withAddresses(value: unknown, url: string): unknown {
  if (typeof value !== "string") return mapMembers(value, (member) => withAddresses(member, url));
  if (value === "$refused") return REFUSING;
  return value === "$unknown" ? UNKNOWN_HOST : value.replace("$url", url);
}
