import { inspect } from "node:util";
import { type ClientOptions, HiveProClient } from "@hivepro/sdk";
import { CaseClock } from "./clock.ts";
import { isJson, type Json, numberAt, objectAt, textAt, typed } from "./json.ts";

interface LogLine {
  readonly level: string;
  readonly text: string;
}

/** A client, and what is observed of it. */
export interface Opened {
  readonly client: HiveProClient;
  readonly clock: CaseClock;
  readonly logs: LogLine[];
}

const LEVELS = ["error", "warn", "info", "debug"];

/** The clients that cases have opened, by name. */
export class Clients {
  readonly #opened = new Map<string, Opened>();
  readonly #emit: (event: Json) => void;

  constructor(emit: (event: Json) => void) {
    this.#emit = emit;
  }

  get(command: Json): Opened {
    const opened = this.#opened.get(textAt(command, "client"));
    if (!opened) throw new TypeError(`there is no client ${command.client}`);
    return opened;
  }

  open(command: Json): void {
    const name = textAt(command, "client");
    const options = toOptions(objectAt(command, "options"));
    this.#opened.set(
      name,
      command.from === undefined ? this.#first(name, command, options) : this.#derived(command, options),
    );
  }

  #first(name: string, command: Json, options: ClientOptions): Opened {
    const settings = objectAt(command, "clock");
    const clock = new CaseClock(
      { now: numberAt(settings, "now"), random: numberAt(settings, "random"), hold: settings.hold === true },
      (seconds) => this.#emit({ event: "sleep", client: name, seconds }),
    );
    const logs: LogLine[] = [];
    const logging =
      command.logs === undefined ? {} : { logLevel: typed<"info">(command.logs), logger: loggerInto(logs) };
    return { client: new HiveProClient({ ...logging, ...options, clock }), clock, logs };
  }

  #derived({ from }: Json, options: ClientOptions): Opened {
    const opened = this.get({ client: from });
    return { ...opened, client: opened.client.withOptions(options) };
  }
}

function toOptions(options: Json): ClientOptions {
  const { apiKey } = options;
  const sequence = isJson(apiKey) && Array.isArray(apiKey.sequence) ? [...apiKey.sequence] : undefined;
  if (!sequence) return typed<ClientOptions>(options);
  return typed<ClientOptions>({ ...options, apiKey: () => (sequence.length > 1 ? sequence.shift() : sequence[0]) });
}

function loggerInto(logs: LogLine[]): NonNullable<ClientOptions["logger"]> {
  const entries = LEVELS.map((level) => [
    level,
    (message: string, details: unknown) => {
      logs.push({ level, text: `${message} ${inspect(details, { depth: 10, breakLength: Infinity })}` });
    },
  ]);
  return typed(Object.fromEntries(entries));
}
