import { ClientError } from "./client-error.ts";

/** A wait that did not end in success. */
export class WaiterError<T = unknown> extends ClientError {
  /** Name of the wait, e.g. `waitUntilComplete`. */
  readonly waiter: string;
  /** `failure`: a state was reached from which success can't follow. `deadline`: time ran out before any final state. */
  readonly reason: "failure" | "deadline";
  /** The value seen last; `undefined` if the deadline passed before the first answer. */
  readonly value: T | undefined;

  constructor(
    waiter: string,
    reason: WaiterError["reason"],
    message: string,
    value: T | undefined,
    options?: ErrorOptions,
  ) {
    super(`${waiter}: ${message}`, options);
    this.waiter = waiter;
    this.reason = reason;
    this.value = value;
  }

  override get name(): string {
    return "WaiterError";
  }

  override toJSON(): Record<string, unknown> {
    const { name, message, operation, waiter, reason } = this;
    return { name, message, operation, waiter, reason };
  }
}
