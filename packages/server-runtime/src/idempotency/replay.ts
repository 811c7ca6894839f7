import { createHash } from "node:crypto";
import { RequestFault } from "../errors/request-fault.ts";
import { BinaryResult, HandlerResult } from "../response/results.ts";
import type { IdempotencyStore, IdempotentCall, StoredResponse } from "./store.ts";

/** What goes back to the caller: a handler's result, and the headers it set. */
export interface Outcome {
  readonly result: HandlerResult<unknown>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Told when the store fails after the work is done; the caller still gets the answer. */
type Report = (error: unknown) => void;

export function fingerprint(method: string, url: string, body: unknown): string {
  const hash = createHash("sha256").update(`${method} ${url}\n`);
  if (body instanceof Uint8Array) hash.update(body);
  return hash.digest("base64url");
}

function conflict(code: string, message: string, headers: Record<string, string> = {}): RequestFault {
  return new RequestFault(409, message, { code, headers });
}

function stored({ result, headers }: Outcome, usualStatus: number): StoredResponse {
  const { status = usualStatus, data, meta } = result;
  const content: unknown = JSON.parse(JSON.stringify({ data, meta }));
  return { status, headers, ...(content as Pick<StoredResponse, "data" | "meta">) };
}

function replayed({ status, headers, data, meta }: StoredResponse): Outcome {
  return {
    result: new HandlerResult(data, status, meta),
    headers: { ...headers, "idempotent-replayed": "true" },
  };
}

/** Bytes are not kept: a repeated call does the work again. */
function canBeKept({ result }: Outcome): boolean {
  return !(result.data instanceof BinaryResult);
}

/**
 * Does the work once for each key: a repeated call gets the first answer, with a request id of its own.
 *
 * @throws RequestFault 409 when the key belongs to another request, or its work is still going on
 */
export async function once<Principal>(
  store: IdempotencyStore<Principal>,
  call: IdempotentCall<Principal>,
  work: () => Promise<Outcome>,
  report: Report,
): Promise<Outcome> {
  const state = await store.begin(call);
  if (typeof state === "object") return replayed(state.replay);
  if (state === "conflict") {
    throw conflict(store.conflictCode, "This idempotency key was used with another request. Use a new key.");
  }
  if (state === "in-progress") {
    const message = "A request with this idempotency key is still being worked on. Try again in 1 second.";
    throw conflict(store.conflictCode, message, { "retry-after": "1" });
  }
  try {
    const outcome = await work();
    const kept = canBeKept(outcome) ? stored(outcome, call.operation.success) : undefined;
    await (kept ? store.finish(call, kept) : store.abandon(call)).catch(report);
    return outcome;
  } catch (error) {
    await store.abandon(call).catch(report);
    throw error;
  }
}
