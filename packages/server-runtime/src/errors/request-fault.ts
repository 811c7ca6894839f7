interface FaultOptions {
  readonly details?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Used when the operation lists it for the status; otherwise the contract's choice. */
  readonly code?: string;
}

/** A request that the kit itself refuses. It gets its error code from the contract when it is answered. */
export class RequestFault extends Error {
  override readonly name = "RequestFault";
  readonly status: number;
  readonly details: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly code: string | undefined;

  constructor(status: number, message: string, { details, headers = {}, code }: FaultOptions = {}) {
    super(message);
    this.status = status;
    this.details = details;
    this.headers = headers;
    this.code = code;
  }
}
