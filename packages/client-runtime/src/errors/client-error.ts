/** Base of every error that this package throws by itself. */
export class ClientError extends Error {
  /** The contract's `operationId` of the call that failed, e.g. `getScan`; absent where it was no call. */
  declare operation?: string;

  override get name(): string {
    return "ClientError";
  }

  /** What a log should hold: no headers, no bodies, no credentials. Those are not enumerable. */
  toJSON(): Record<string, unknown> {
    const facts = Object.fromEntries(Object.entries(this));
    return { name: this.name, message: this.message, operation: this.operation, ...facts };
  }
}

/** The client was set up in a way that can't work: missing credentials, an unusable base URL, an option out of range. */
export class ConfigurationError extends ClientError {
  override get name(): string {
    return "ConfigurationError";
  }
}

/** The arguments of a call can't be sent: an empty path parameter, a body that can't be written as JSON. */
export class InvalidInputError extends ClientError {
  override get name(): string {
    return "InvalidInputError";
  }
}

/** A list that can't be continued: a cursor came back a second time, or more pages are announced without a cursor. */
export class PaginationError extends ClientError {
  override get name(): string {
    return "PaginationError";
  }
}
