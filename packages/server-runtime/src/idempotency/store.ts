import type { ServerOperation } from "../contract.ts";

/** A success that can be sent again; JSON all through, so that it can be kept anywhere. */
export interface StoredResponse {
  readonly status: number;
  /** Headers that the handler set. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the handler returned, before the envelope; absent for an empty answer. */
  readonly data?: unknown;
  readonly meta?: Readonly<Record<string, unknown>>;
}

export interface IdempotentCall<Principal> {
  readonly key: string;
  readonly principal: Principal | undefined;
  readonly operation: ServerOperation;
  /** The same for the same method, target and body. */
  readonly fingerprint: string;
}

/**
 * Remembers calls by principal, operation and key. `begin` must be atomic: of two calls at once, one is `new`, the other
 * `in-progress`.
 */
export interface IdempotencyStore<Principal> {
  /** Code of the 409 for a key that was used with another request, or is in use right now. */
  readonly conflictCode: string;
  begin(
    call: IdempotentCall<Principal>,
  ): Promise<{ readonly replay: StoredResponse } | "new" | "conflict" | "in-progress">;
  /** The call that began as `new` succeeded. */
  finish(call: IdempotentCall<Principal>, response: StoredResponse): Promise<void>;
  /** The call that began as `new` failed: the key is free again, so that a retry does the work. */
  abandon(call: IdempotentCall<Principal>): Promise<void>;
}
