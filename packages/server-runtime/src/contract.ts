/** What generated stubs say about an API. Everything here is plain data, decided at generation time. */

import type { Schema } from "./schema/index.ts";

/** A place inside a JSON document, one property name a segment: `/meta/request_id` is `["meta", "request_id"]`. */
export type Pointer = readonly string[];

export interface Envelope {
  /** Empty: the data stands beside the flag. */
  readonly data: Pointer;
  /** The flag that tells success from failure. An API without such a flag has no `success`. */
  readonly success?: Pointer;
  /** Values of the flag that mean success. Absent: `true`. */
  readonly successValues?: readonly (string | number | boolean)[];
  /** A success may come without the flag. Answers always have it. */
  readonly flagOptional?: true;
  readonly meta?: Pointer;
  /** Places of the meta's members where it isn't one value; each is known by the last name of its place. */
  readonly metaParts?: readonly Pointer[];
  readonly error?: Pointer;
}

export interface ErrorShape {
  readonly code?: Pointer;
  readonly message?: Pointer;
  /** Where a shorter message is, for errors that have none at `message`. */
  readonly title?: Pointer;
  readonly details?: Pointer;
  readonly requestId?: Pointer;
  /** Where the status is repeated. */
  readonly status?: Pointer;
  /** What errors are sent as, where the operation's contract doesn't tell. Absent: `application/json`. */
  readonly mediaType?: string;
}

export interface RateLimitHeaders {
  readonly limit: string;
  readonly remaining: string;
  readonly reset: string;
  readonly resetUnit: "epoch-seconds" | "epoch-milliseconds" | "seconds";
}

export type Method = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";

/** How a query, path, header or cookie parameter is read from text before its schema checks it. */
export interface Parameter {
  readonly name: string;
  readonly in: "query" | "path" | "header" | "cookie";
  readonly required: boolean;
  /**
   * What each text value is turned into; `json`: the value is JSON (parameter with `content`); `mixed`: the first of
   * number, boolean, text and list that its schema takes.
   */
  readonly type: "string" | "integer" | "number" | "boolean" | "json" | "mixed";
  /** The parameter is a list: repeated (`form`, explode) or delimited. Absent: a single value. */
  readonly list?: "repeated" | "comma" | "space" | "pipe";
  /** The parameter is an object written as `name[key]=value`. */
  readonly deepObject?: boolean;
  /** The parameter is an object whose members are `key=value` each, or all of it is `key,value,key,value`. */
  readonly object?: "members" | "pairs";
  /** In a path: `.value` or `;name=value`. Absent: the plain value. */
  readonly style?: "label" | "matrix";
  /** Of a path, where it touches another parameter: what it may be. */
  readonly values?: readonly string[];
  /** With a style: lists repeat its separator, `.a.b` or `;name=a;name=b`. */
  readonly explode?: boolean;
}

/** Scopes by security scheme; all schemes of one requirement must hold. An empty list of requirements: no credentials. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

export interface RequestBody {
  readonly required: boolean;
  /** Schema by media type, e.g. `application/json`. Types without a schema arrive as a Buffer. */
  readonly content: Readonly<Record<string, Schema | undefined>>;
}

export interface ResponseContract {
  readonly kind: "json" | "binary" | "empty";
  /** Media types the contract lists for this status. */
  readonly mediaTypes: readonly string[];
  /** Schema of the JSON body as it is on the wire, envelope included. */
  readonly schema?: Schema;
  /** What the schema requires of the body that is neither data nor a part of the error; the rest is put into it. */
  readonly base?: object;
  /** Where an error of this status has its parts, when it isn't where the operation's have them. */
  readonly error?: ErrorShape;
}

export interface ServerOperation {
  /** The contract's `operationId`; also the handler's method name. */
  readonly id: string;
  /** The handler group: `scans`. */
  readonly resource: string;
  readonly method: Method;
  /** Path template, e.g. `/scans/{scan_id}`. */
  readonly path: string;
  /** Values that the query, or a header, must have for a request to be this operation's; `null`: any. */
  readonly fixed?: Readonly<Record<string, string | null>>;
  readonly parameters: readonly Parameter[];
  /** Schemas of the decoded parameters, one object a place. */
  readonly schemas: {
    readonly path?: Schema;
    readonly query?: Schema;
    readonly header?: Schema;
    readonly cookie?: Schema;
  };
  readonly body?: RequestBody;
  /** By status: `200`, or a range `4XX`, or `default`. */
  readonly responses: Readonly<Record<string, ResponseContract>>;
  /** Status of a handler's plain return. */
  readonly success: number;
  readonly security: readonly SecurityRequirement[];
  /**
   * `true`: bodies of this operation are wrapped as the contract says; an envelope: in its own way; `false`: not at all, and
   * its errors are its own.
   */
  readonly envelope: boolean | Envelope;
  /** Where code and message stand in this operation's errors, when they differ from the contract's. */
  readonly errorShape?: ErrorShape;
  /** Error codes by status that the contract allows. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** Request header that takes an idempotency key. */
  readonly idempotencyKey?: string;
}

export interface ServerContract {
  readonly title: string;
  readonly version: string;
  readonly operations: readonly ServerOperation[];
  readonly envelope?: Envelope;
  readonly errors: ErrorShape;
  readonly rateLimit?: RateLimitHeaders;
  readonly requestIdHeader?: string;
  /** By scheme name: how its credentials arrive. */
  readonly securitySchemes: Readonly<
    Record<
      string,
      {
        /** `other`: in a way that only the app knows. */
        readonly type: "bearer" | "basic" | "apiKey" | "other";
        readonly in?: "header" | "query" | "cookie";
        readonly name?: string;
        /** Stands before a key: `Token ` in `Authorization: Token abc`. */
        readonly prefix?: string;
      }
    >
  >;
  /** The code that an error of a status has when nothing more exact is known: `{ 404: "NOT_FOUND" }`. */
  readonly defaultCodes: Readonly<Record<string, string>>;
}
