/** What generated code says about an API and its operations. Everything here is decided at generation time. */

import type { AuthWay } from "./auth/way.ts";
import type { Pagination } from "./pagination/forms.ts";
import type { BodyEncoder } from "./request/json-body.ts";
import type { ParameterWriter } from "./request/styles.ts";

/** A place inside a JSON document, one property name a segment: `/meta/request_id` is `["meta", "request_id"]`. */
export type Pointer = readonly string[];

/** Where the parts of a response envelope stand. */
export interface Envelope {
  /**
   * Where the data is. A body without it is an error, unless the operation says `optionalData`. Empty: the data is the body
   * itself without the envelope's own members.
   */
  readonly data: Pointer;
  /** The flag that tells success from failure. An API without such a flag has no `success`. */
  readonly success?: Pointer;
  /** Values of the flag that mean success. Absent: `true`. */
  readonly successValues?: readonly (string | number | boolean)[];
  /** A success may come without the flag. */
  readonly flagOptional?: true;
  readonly meta?: Pointer;
  /** Places whose values make up the meta, where it isn't one value; each is known by the last name of its place. */
  readonly metaParts?: readonly Pointer[];
  /** What a failure has in the place of data. */
  readonly error?: Pointer;
}

/** Where the parts of an error body stand. */
export interface ErrorShape {
  readonly code: Pointer;
  readonly message: Pointer;
  /** Where a shorter message is, for errors that have none at `message`. */
  readonly title?: Pointer;
  readonly details?: Pointer;
  readonly requestId?: Pointer;
}

/** How often and how patiently a call is tried again. Times are seconds. */
export interface RetryPolicy {
  /** Retries after the first attempt. Default 2. */
  readonly maxRetries?: number;
  /** Further statuses that are worth another attempt for this operation, e.g. `[409]`. */
  readonly statuses?: readonly number[];
  /** First backoff step for transient failures. Default 0.5. */
  readonly baseDelay?: number;
  /** First backoff step when throttled. Default 1. */
  readonly throttleDelay?: number;
  /** Upper bound of a backoff step. Default 8. */
  readonly maxDelay?: number;
  /** A server's hint above this fails at once. Default 60. */
  readonly maxRetryAfter?: number;
}

export interface RateLimitHeaders {
  readonly limit: string;
  readonly remaining: string;
  readonly reset: string;
  /** What the reset header counts: seconds since 1970, milliseconds since 1970, or seconds from now. */
  readonly resetUnit: "epoch-seconds" | "epoch-milliseconds" | "seconds";
}

/** A named wait: call again until the value is in a final state. Delays are seconds. */
export interface Waiter {
  readonly name: string;
  readonly success: readonly StateMatch[];
  readonly failure: readonly StateMatch[];
  readonly minDelay: number;
  readonly maxDelay: number;
  /** Default for how long to wait over all; absent: for ever. */
  readonly deadline?: number;
}

export interface StateMatch {
  /** Where the unwrapped value has the state. */
  readonly pointer: Pointer;
  readonly in: readonly (string | number | boolean | null)[];
}

/** How one parameter is written into the request, where that is not the OpenAPI default of its place. */
export interface ParameterStyle {
  readonly style?: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "simple" | "label" | "matrix";
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** The value is one text in this media type: JSON is written as JSON, text as it is. */
  readonly contentType?: string;
}

/** Styles of parameters by place and name; the default ones are left out. */
export interface Styles {
  readonly path?: Readonly<Record<string, ParameterStyle>>;
  readonly query?: Readonly<Record<string, ParameterStyle>>;
  readonly header?: Readonly<Record<string, ParameterStyle>>;
  readonly cookie?: Readonly<Record<string, ParameterStyle>>;
}

/** How one property of a form or of a multipart body is written. */
export interface PartEncoding {
  readonly contentType?: string;
  readonly style?: ParameterStyle["style"];
  readonly explode?: boolean;
}

export interface Operation {
  /** The contract's `operationId`, e.g. `createScan`. */
  readonly id: string;
  readonly method: "GET" | "HEAD" | "OPTIONS" | "PUT" | "DELETE" | "POST" | "PATCH" | "TRACE";
  /** Path template, e.g. `/scans/{scan_id}`. */
  readonly path: string;
  /** Media type of the request body; absent: no body. */
  readonly body?: string;
  /** Writes bodies that aren't JSON: `anyBody()`. Absent: bodies are JSON. */
  readonly encode?: BodyEncoder;
  /** What a 2xx response carries. */
  readonly response: "json" | "text" | "binary" | "empty";
  /**
   * Of a binary response: it is a stream of messages, that is server-sent events with text or JSON in them, or one JSON text a
   * line.
   */
  readonly stream?: "text-events" | "json-events" | "json-lines";
  /** Of JSON events: names of those that have text in them. */
  readonly textEvents?: readonly string[];
  /** Media types to accept, if not `application/json`. */
  readonly accept?: string;
  /** `false`: the body of this operation is not wrapped. Absent: as the API's default. */
  readonly envelope?: Envelope | false;
  /** A success may come without data, which is then `undefined`. */
  readonly optionalData?: true;
  /** Where the parts of this operation's errors stand, if not where the API's do. */
  readonly errors?: ErrorShape;
  /** Writes parameters that are not in the default style of their place: `styled({ … })`. */
  readonly styles?: ParameterWriter;
  /** Header that takes an idempotency key. The client makes one itself when the caller gives none. */
  readonly idempotencyKey?: string;
  /** Declared safe to repeat although its method is not. */
  readonly idempotent?: boolean;
  readonly retry?: RetryPolicy;
  readonly pagination?: Pagination;
  /** `false`: sent without credentials. Absent: as `auth.security` of the API says. */
  readonly auth?: false | Requirement;
  /** Where it is, if not where the API is. The first one, unless the option `server` names another. */
  readonly servers?: readonly Server[];
}

/**
 * Alternatives of names of security schemes. All schemes of one alternative are needed; an empty one says that the call
 * may go without credentials.
 */
export type Requirement = readonly (readonly string[])[];

/** An address of the API. */
export interface Server {
  /** What the option `server` calls it. */
  readonly name: string;
  /** May have variables (`https://{region}.example.com`), or be relative to the base URL. */
  readonly url: string;
  /** Values of its variables, unless the option `serverVariables` gives others; `null`: it must. */
  readonly variables?: Readonly<Record<string, string | null>>;
}

/** The whole API, as far as every call needs it. */
export interface ApiDescription {
  /** For messages: `HivePro`. */
  readonly name: string;
  /** Product token of the User-Agent header: `hivepro-sdk-typescript/1.2.0`. */
  readonly userAgent: string;
  /** Used when neither options nor environment name a server. A path, where the contract doesn't say where the API is. */
  readonly baseUrl: string;
  /** What the options `server` and `serverVariables` choose from; the first is `baseUrl`. Absent: there is no choice. */
  readonly servers?: readonly Server[];
  /** Environment variables that options fall back to, by option. */
  readonly environment: { readonly baseUrl: string; readonly [option: string]: string };
  readonly auth: {
    /** How a client satisfies each security scheme. */
    readonly schemes?: Readonly<Record<string, AuthWay | readonly AuthWay[]>>;
    /** What operations need unless they say otherwise. Absent: nothing. */
    readonly security?: Requirement;
    /** Any one scheme is enough for every operation, so credentials for two are a mistake. */
    readonly exclusive?: boolean;
    /** A client without credentials is of no use. */
    readonly required?: boolean;
  };
  readonly envelope?: Envelope;
  readonly errors: ErrorShape;
  readonly retry?: RetryPolicy;
  readonly rateLimit?: RateLimitHeaders;
  /** Response header with the request id, if the API has one. */
  readonly requestIdHeader?: string;
}

/** The arguments of one call, by the place they go to. */
export interface OperationInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: object | undefined;
  readonly header?: Readonly<Record<string, unknown>> | undefined;
  readonly cookie?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
}
