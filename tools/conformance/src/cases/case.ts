/** What a case says. The form is that of `case.schema.json`; this is what becomes of it when `each` and models are filled in. */

export type Level = "error" | "warn" | "info" | "debug";

/** What only some languages have. */
export type Capability = "cancellation" | "closing";

/** Options of a client, in the names of the adapters' protocol. */
export type Options = Readonly<Record<string, unknown>>;

export interface Clock {
  /** Seconds since 1970. */
  readonly now?: number;
  readonly random?: number;
  /** Waits last until the clock is moved, or the call is given up. */
  readonly hold?: boolean;
}

/** A value to compare with, perhaps with matchers such as `{ $pattern }` in it. */
export type Expected = unknown;

export interface Case {
  /** `retry/statuses/500-is-tried-again`. */
  readonly id: string;
  /** What it is about, as a sentence. */
  readonly says: string;
  readonly client: Options;
  /** Clients made from the first with some options changed, by name. */
  readonly derived: Readonly<Record<string, Options>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly logs?: Level;
  readonly needs: readonly Capability[];
  /** Strings that must appear in no error and no log, besides the client's credentials. */
  readonly secrets: readonly string[];
  /** What making the client is to fail with. */
  readonly opens?: { readonly error: Readonly<Record<string, Expected>> };
  readonly steps: readonly Step[];
  readonly wire: readonly Exchange[];
  /** Whether requests must come in the order of `wire`. */
  readonly order: "given" | "any";
  /** Why the server kit is not run through it. */
  readonly notForServers?: string;
}

export type CallKind = "call" | "list" | "wait" | "download" | "link" | "verifyWebhook" | "print";

/** Something that the program does. Exactly one of the members up to `parallel` is there. */
export interface Step {
  /** Operation ids. */
  readonly call?: string;
  readonly list?: string;
  readonly wait?: string;
  readonly download?: string;
  readonly link?: string;
  readonly verifyWebhook?: { readonly payload: string; readonly headers: Options; readonly secrets: readonly string[] };
  readonly print?: true;
  /** Seconds. */
  readonly advance?: number;
  readonly close?: true;
  readonly parallel?: readonly Step[];
  /** Name of the client; without it the first. */
  readonly on?: string;
  readonly path?: Options;
  readonly query?: Options;
  readonly body?: unknown;
  readonly options?: Options;
  /** The call is to give the response, too. */
  readonly response?: true;
  readonly by?: "items" | "pages";
  readonly take?: number;
  readonly waiter?: string;
  readonly to?: "memory" | "file";
  readonly existing?: string;
  /** Name of the method on the result. */
  readonly method?: string;
  readonly as?: "call" | "list" | "wait" | "download";
  readonly methodArguments?: { readonly path?: Options; readonly query?: Options; readonly body?: unknown };
  readonly tolerance?: number;
  readonly now?: number;
  readonly meanwhile?: readonly Interference[];
  readonly sees?: Sees;
}

/** Something that happens while a call is under way. */
export interface Interference {
  readonly after: "waiting" | { readonly requests: number };
  readonly do: "cancel" | "close" | { readonly advance: number };
}

/** What the program observes. What is left out is not looked at, except that a call without `error` must not fail. */
export interface Sees {
  readonly value?: Expected;
  readonly error?: Readonly<Record<string, Expected>>;
  readonly waits?: Expected;
  readonly response?: Readonly<Record<string, Expected>>;
  readonly progress?: Expected;
  readonly seen?: Expected;
  readonly object?: Expected;
  readonly files?: Expected;
  readonly logs?: Expected;
}

export interface Exchange {
  /** `GET /scans/scan_1`, below the base URL. */
  readonly request: string;
  /** Values by name, decoded; without it there must be none. */
  readonly query?: Readonly<Record<string, Expected>>;
  /** The query exactly as written. */
  readonly rawQuery?: Expected;
  /** The path exactly as written. */
  readonly rawPath?: Expected;
  /** `null`: must be absent. */
  readonly headers?: Readonly<Record<string, Expected>>;
  /** Without it there must be none. */
  readonly body?: ExpectedBody;
  readonly answer: Answer;
}

export interface ExpectedBody {
  readonly json?: Expected;
  readonly form?: Readonly<Record<string, Expected>>;
  readonly text?: Expected;
}

/** What the peer answers. At most one of the members from `data` to `base64` is there. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly data?: unknown;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly page?: { readonly items: readonly unknown[]; readonly next: string | null };
  readonly failure?: { readonly code: string; readonly message?: string; readonly details?: unknown };
  readonly json?: unknown;
  readonly text?: string;
  readonly base64?: string;
  /** Seconds before the head. */
  readonly delay?: number;
  /** Without a length known in advance. */
  readonly chunked?: boolean;
  /** Compressed, if the client says that it takes that. */
  readonly gzip?: boolean;
  readonly fault?: Fault;
}

/** What goes wrong: before the head, or after some bytes of the body. */
export type Fault =
  | { readonly kind: "reset" | "hold" | "garbage" }
  | {
      readonly kind: "reset-in-body" | "truncate" | "hold-body";
      readonly after: number;
      /** Seconds before the connection breaks, for who reads what has arrived. */
      readonly pause?: number;
    }
  | { readonly kind: "drip"; readonly bytes: number; readonly every: number };
