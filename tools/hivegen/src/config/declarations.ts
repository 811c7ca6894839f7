/** A JSON pointer into a body: `/data`. */
type Pointer = string;

/** What can be declared for a whole API, as `x-hivegen` at the root of its document would. */
export interface RootDeclarations {
  /** What the client is called: `Acme` for `AcmeClient`. Default: made from the title. */
  readonly name?: string;
  /** Where a successful body keeps its data; `false`: nothing is wrapped. */
  readonly envelope?: false | EnvelopeDeclaration;
  /** Where errors keep their parts. */
  readonly errors?: ErrorsDeclaration;
  /** How clients are given credentials. */
  readonly auth?: AuthDeclaration;
  /** How failed calls are repeated; times in seconds. */
  readonly retry?: RetryDeclaration;
  readonly rateLimit?: RateLimitDeclaration;
  readonly idempotency?: IdempotencyDeclaration;
  /** How lists continue; `false`: no list has pages. */
  readonly pagination?: false | PaginationDeclaration;
}

/** What can be declared for an operation; it wins over what is declared for the API. */
export interface OperationDeclarations extends Omit<RootDeclarations, "auth" | "name" | "rateLimit"> {
  /** Named waits on the state that this operation answers with. */
  readonly waiters?: { readonly [name: string]: WaiterDeclaration };
  /** Name of the resource, in place of the derived one. */
  readonly resource?: string;
  /** Name of the method, in place of the derived one. */
  readonly method?: string;
  /** Nothing is generated for it. */
  readonly ignore?: boolean;
}

export interface SchemaDeclarations {
  /** Name of the type, in place of the component's. */
  readonly name?: string;
  /** Servers may send values that the enum doesn't list. */
  readonly open?: boolean;
}

export interface AuthDeclaration {
  /** What environment variables begin with: `ACME` for `ACME_API_KEY`. */
  readonly environmentPrefix?: string;
  /** A client without credentials is refused. */
  readonly required?: boolean;
  /** Names of the options that take credentials, by security scheme. */
  readonly options?: { readonly [scheme: string]: string };
  /** Names of environment variables, by option. */
  readonly variables?: { readonly [option: string]: string };
  /** What stands before a key in its header, by security scheme. */
  readonly valuePrefixes?: { readonly [scheme: string]: string };
}

export interface EnvelopeDeclaration {
  readonly data: Pointer;
  /** The flag that tells success from failure. */
  readonly success?: Pointer;
  /** Values of the flag that mean success. Absent: `true`. */
  readonly successValues?: readonly (string | number | boolean)[];
  readonly meta?: Pointer | readonly Pointer[];
  readonly error?: Pointer;
}

export interface ErrorsDeclaration {
  readonly code?: Pointer;
  readonly message?: Pointer;
  /** Where a shorter message is, for errors that have none at `message`. */
  readonly title?: Pointer;
  readonly details?: Pointer;
  readonly requestId?: Pointer;
  readonly requestIdHeader?: string;
  /** Codes by status. */
  readonly codes?: { readonly [status: string]: readonly string[] };
}

export interface RetryDeclaration {
  readonly maxRetries?: number;
  readonly statuses?: readonly number[];
  readonly baseDelay?: number;
  readonly throttleDelay?: number;
  readonly maxDelay?: number;
  readonly maxRetryAfter?: number;
}

export interface RateLimitDeclaration {
  readonly limit: string;
  readonly remaining: string;
  readonly reset: string;
  readonly unit?: "epoch-seconds" | "epoch-milliseconds" | "seconds";
}

export interface IdempotencyDeclaration {
  /** Header that takes a key. */
  readonly header?: string;
  /** The operation is safe to repeat. */
  readonly idempotent?: boolean;
}

export interface PaginationDeclaration {
  readonly style?: "cursor" | "page" | "offset" | "url" | "link";
  /** Query parameter that takes the cursor, or a place in the body: `$request.body#/cursor`. */
  readonly cursor?: string;
  /** Query parameter (or place in the body) that takes the number of the page. */
  readonly page?: string;
  /** Query parameter (or place in the body) that takes the offset. */
  readonly offset?: string;
  /** Query parameter (or place in the body) that takes the size of a page. */
  readonly limit?: string;
  /** Where a body has the next cursor, or the address of the next page. `$response.header.Link`: in that header. */
  readonly next?: Pointer;
  /** Where an item has the cursor that leads to those after it, if the body has none. */
  readonly itemCursor?: Pointer;
  readonly hasMore?: Pointer;
  readonly items?: Pointer;
  /** Where a body has the number of all items. */
  readonly total?: Pointer;
  /** Where a body has the number of all pages. */
  readonly totalPages?: Pointer;
}

export interface WaiterDeclaration {
  readonly description?: string;
  readonly success: readonly StateDeclaration[];
  readonly failure?: readonly StateDeclaration[];
  /** Times in seconds. */
  readonly minDelay?: number;
  readonly maxDelay?: number;
  readonly deadline?: number;
}

export interface StateDeclaration {
  readonly pointer: Pointer;
  readonly in: readonly (string | number | boolean | null)[];
}
