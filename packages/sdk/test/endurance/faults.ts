/** What goes wrong with an attempt, and what has to come of it. The peer does it, and the client's program checks it. */
export interface Fault {
  readonly name: string;
  /** What the peer sends, or does instead. */
  readonly wire:
    | {
        readonly status: number;
        readonly headers?: () => Record<string, string>;
        readonly body?: "error" | "html" | "refusal" | "half" | "value";
      }
    | "reset before reading"
    | "reset after reading"
    | "truncate"
    | "drip"
    | "refuse";
  /** Whether it may be tried again: in any case, only where that is harmless, or not at all. */
  readonly again: "always" | "if safe" | "never";
  /** Whether the server has done what it was asked for. */
  readonly done: boolean;
  /** What the call ends with, if this was its last attempt. */
  readonly ends: readonly [name: string, status?: number] | "value";
}

const throttled = (name: string, headers: () => Record<string, string>, again: Fault["again"] = "always"): Fault => ({
  name: `429, ${name}`,
  wire: { status: 429, headers, body: "error" },
  again,
  done: false,
  ends: ["RateLimitError", 429],
});

const broken = (status: number): Fault => ({
  name: String(status),
  wire: { status, body: status === 502 ? "html" : "error" },
  again: "if safe",
  done: true,
  ends: ["InternalServerError", status],
});

const seconds = (add: number) => Math.floor(Date.now() / 1000) + add;

/** All of them are about as frequent. */
export const FAULTS: readonly Fault[] = [
  throttled("Retry-After in seconds", () => ({ "retry-after": "2" })),
  throttled("Retry-After as a date", () => ({ "retry-after": new Date(Date.now() + 3000).toUTCString() })),
  throttled("Retry-After that is none", () => ({ "retry-after": "-5" })),
  throttled("Retry-After that is absurd", () => ({ "retry-after": "99999999999" })),
  throttled("Retry-After that is too long", () => ({ "retry-after": "3600" }), "never"),
  throttled("reset of the rate limit", () => ({ "x-ratelimit-reset": String(seconds(5)) })),
  throttled("reset that is not a number", () => ({ "x-ratelimit-reset": "NaN" })),
  throttled("no hint", () => ({})),
  {
    name: "503 with a hint",
    wire: { status: 503, headers: () => ({ "retry-after": "1" }), body: "error" },
    again: "always",
    done: false,
    ends: ["InternalServerError", 503],
  },
  broken(503),
  broken(500),
  broken(502),
  broken(504),
  {
    name: "reset before reading",
    wire: "reset before reading",
    again: "if safe",
    done: false,
    ends: ["ConnectionError"],
  },
  { name: "reset after reading", wire: "reset after reading", again: "if safe", done: true, ends: ["ConnectionError"] },
  { name: "truncated body", wire: "truncate", again: "if safe", done: true, ends: ["ConnectionError"] },
  { name: "slow drip", wire: "drip", again: "if safe", done: true, ends: ["TimeoutError"] },
  { name: "refused", wire: "refuse", again: "always", done: false, ends: ["ConnectionError"] },
  {
    name: "proxy's page",
    wire: { status: 200, body: "html" },
    again: "never",
    done: false,
    ends: ["EnvelopeError", 200],
  },
  {
    name: "half of the JSON",
    wire: { status: 200, body: "half" },
    again: "never",
    done: true,
    ends: ["EnvelopeError", 200],
  },
  {
    name: "success: false",
    wire: { status: 200, body: "refusal" },
    again: "never",
    done: false,
    ends: ["ApiError", 200],
  },
  {
    name: "wrong content type",
    wire: { status: 200, headers: () => ({ "content-type": "text/html" }), body: "value" },
    again: "never",
    done: true,
    ends: "value",
  },
];

/** Faulty attempts in a hundred. */
const SHARE = 30;

/** What goes wrong with an attempt of a call, the same in every run; mostly nothing. */
export function faultOf(call: number, attempt: number): Fault | undefined {
  const chance = hash(call, attempt);
  return chance % 100 < SHARE ? FAULTS[Math.floor(chance / 100) % FAULTS.length] : undefined;
}

/** An even number of 32 bits from two (the finalizer of MurmurHash3). */
export function hash(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
