import type { Json } from "../document/json.ts";
import type { Run } from "../incremental/history.ts";
import type { Auth, Credentials, SecurityRequirement } from "./auth-forms.ts";
import type { Decision } from "./decision.ts";
import type { Name } from "./names.ts";
import type { Pagination } from "./pagination-forms.ts";
import type { Schema } from "./schema.ts";

export type * from "./auth-forms.ts";
export type * from "./pagination-forms.ts";

/**
 * An API as every target sees it. All decisions (a name, what the envelope hides, which call is safe to repeat, how a
 * page continues) have been made here; a target only prints.
 */
export interface ApiModel {
  /** The product: `HivePro API` is named `HivePro`. */
  readonly name: Name;
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
  /** License of the description, where it has one. */
  readonly license: License | undefined;
  /** Path of the contract, as written into the headers of generated files. */
  readonly input: string;
  /** The first is the default. */
  readonly servers: readonly Server[];
  /** The default server with its variables filled in. Not absolute where the document doesn't say where the API is. */
  readonly baseUrl: string;
  /** Environment variables that options of a client fall back to, by option. */
  readonly environment: Readonly<Record<string, string>>;
  /** Named schemas, sorted by name. */
  readonly types: readonly NamedType[];
  readonly resources: readonly Resource[];
  readonly webhooks: readonly Webhook[];
  /** The member of payloads that tells those of signed webhooks apart, if there is one. */
  readonly webhookType: string | undefined;
  /** Calls bound to objects of a named type, by type name. */
  readonly boundTypes: readonly BoundType[];
  readonly auth: Auth;
  readonly envelope: Envelope | undefined;
  readonly errors: ErrorShape;
  /** Codes that errors of a status usually have. */
  readonly defaultCodes: Readonly<Record<string, readonly string[]>>;
  readonly rateLimit: RateLimitHeaders | undefined;
  readonly retry: Retry | undefined;
  /** Extensions of other generators that nothing was made of, by name: how often each stands there. */
  readonly unusedExtensions: Readonly<Record<string, number>>;
  /** The bundled document, as it is on the wire. */
  readonly document: WireDocument;
}

export interface License {
  readonly name: string;
  /** SPDX expression, where it is known. */
  readonly identifier: string | undefined;
}

/** The bundled OpenAPI document in two views; see `unwrap-document.ts`. */
export interface WireDocument {
  /** What a schema of either view is in the model; `at` is where it is, for findings. */
  schemaOf(raw: Json | undefined, at: readonly string[]): Schema;
  /** What stayed as it was since the last time that this process read the document. */
  readonly run: Run;
  readonly wire: { readonly [key: string]: Json | undefined };
  readonly unwrapped: { readonly [key: string]: Json | undefined };
}

export interface Server {
  /** What callers choose it by. */
  readonly name: string;
  /** May have variables in braces, and may be relative. Without a slash at its end. */
  readonly url: string;
  readonly description: string | undefined;
  readonly variables: readonly ServerVariable[];
}

export interface ServerVariable {
  readonly name: string;
  /** Absent: callers must give a value. */
  readonly default: string | undefined;
  /** What it can be; empty: anything. */
  readonly values: readonly string[];
  readonly description: string | undefined;
}

export interface NamedType {
  /** As in `components.schemas`, or made for the members that a base shares with its kinds. */
  readonly key: string;
  /** As printed: an identifier. Of two views, the response's. */
  readonly name: string;
  /** Name of the request's view, where requests and responses differ by `readOnly` or `writeOnly` members. */
  readonly inputName: string | undefined;
  /** Programs send it too, as it is or inside of another type. */
  readonly sent: boolean;
  readonly schema: Schema;
}

export interface Resource {
  readonly name: Name;
  readonly description: string | undefined;
  readonly operations: readonly Operation[];
}

export type Method = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";

export interface Operation {
  /**
   * While a document is being edited: the same object for as long as all of this stays what it is, and the schemas that it
   * refers to stay the same but for their descriptions. What was printed for it can be printed again.
   */
  readonly identity: object;
  /** `operationId`, or what was made in its place. */
  readonly id: string;
  readonly name: Name;
  /** Name of the method on its resource: `listScans` of `scans` is `list`. */
  readonly methodName: Name;
  readonly method: Method;
  /** As in the document. */
  readonly path: string;
  readonly route: Route;
  /** Requests reach it; `false` where an earlier operation has the same route. */
  readonly reachable: boolean;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  /** All declared responses, by status, range or `default`. */
  readonly responses: readonly Response[];
  readonly result: Result;
  /** How bodies of this operation are wrapped, if they are. */
  readonly envelope: Envelope | undefined;
  /** What nobody declared. */
  readonly detected: { readonly envelope: boolean; readonly pagination: boolean };
  /** What was seen in its description, what was made of it, and why. */
  readonly decisions: Decisions;
  /** Where this operation's errors differ from the API's. */
  readonly errors: ErrorShape | undefined;
  /** Codes by status. */
  readonly errorCodes: Readonly<Record<string, readonly string[]>>;
  /** Alternatives, as declared; none means that no credentials are needed, an empty one that they are optional. */
  readonly security: readonly SecurityRequirement[];
  /** What a client sends. */
  readonly credentials: Credentials;
  /** Where it is, if not where the API is. The first is the default. */
  readonly servers: readonly Server[];
  readonly idempotencyKey: string | undefined;
  readonly idempotent: boolean;
  readonly retry: Retry | undefined;
  readonly pagination: Pagination | undefined;
  readonly waiters: readonly Waiter[];
}

/** Where requests arrive. */
export interface Route {
  /** Path template, without query and fragment. */
  readonly path: string;
  /** Values that tell its requests from others' of the same path, in the query or as headers; `null`: any value. */
  readonly fixed?: Readonly<Record<string, string | null>>;
}

export interface Parameter {
  /** As on the wire; of a path parameter, as in the template. */
  readonly name: string;
  /** What callers name it by: its name, and its place too where a parameter of another place has that name. */
  readonly key: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly schema: Schema;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** The value is one JSON text (`content` instead of `schema`). */
  readonly json: boolean;
  /** Media type of the value, where it is written as one text (`content` instead of `schema`). */
  readonly mediaType: string | undefined;
  readonly example: Json | undefined;
}

export interface RequestBody {
  readonly required: boolean;
  readonly description: string | undefined;
  /** The preferred media type first: JSON, then multipart, forms, text, bytes. */
  readonly contents: readonly Content[];
}

/** How a body is written: what a media type means, wherever it is used. */
export type ContentKind = "json" | "multipart" | "form" | "text" | "binary";

export interface Content {
  /** As declared, which may be a range. */
  readonly mediaType: string;
  /** A media type that can be sent: the declared one, unless that is a range. */
  readonly sentAs: string;
  readonly kind: ContentKind;
  readonly schema: Schema | undefined;
  readonly examples: readonly Json[];
  /** Those of them that have a name. */
  readonly namedExamples: Readonly<Record<string, Json>>;
  /** How properties of forms are written, where that is declared. */
  readonly encoding: Readonly<Record<string, PropertyEncoding>>;
}

export interface PropertyEncoding {
  readonly contentType: string | undefined;
  readonly style: string | undefined;
  readonly explode: boolean | undefined;
}

export interface Response {
  readonly status: string;
  readonly description: string | undefined;
  readonly kind: "json" | "binary" | "empty";
  readonly contents: readonly Content[];
  readonly headers: readonly ResponseHeader[];
}

export interface ResponseHeader {
  readonly name: string;
  readonly description: string | undefined;
}

/** What a successful call gives. */
export interface Result {
  readonly status: number;
  readonly kind: "data" | "page" | "text" | "binary" | "stream" | "empty";
  /** The data without its envelope; of a page, the list. */
  readonly schema: Schema | undefined;
  /** A success may come without data. */
  readonly optional: boolean;
  /** Of a page: one item. */
  readonly item: Schema | undefined;
  /** What the call asks for: media types of that kind, the preferred one first. */
  readonly mediaTypes: readonly string[];
  readonly headers: readonly ResponseHeader[];
  readonly description: string | undefined;
  /** Fields of the envelope's meta that a server must add itself, e.g. the next cursor. */
  readonly meta: Schema | undefined;
  /** Of a stream: what arrives in it. */
  readonly messages: Messages | undefined;
}

/** What arrives in a stream, one after the other. */
export interface Messages {
  /** Server-sent events, or one JSON text a line. */
  readonly format: "events" | "lines";
  /** At least one. */
  readonly kinds: readonly MessageKind[];
}

export interface MessageKind {
  /** What such events are called, if that is fixed. */
  readonly name: string | undefined;
  /** The data is text; otherwise it is JSON. */
  readonly isText: boolean;
  /** Of the data. */
  readonly schema: Schema;
}

export interface Envelope {
  /** Empty: the data stands beside the flag, so it is the body without the envelope's own members. */
  readonly data: readonly string[];
  /** The flag that tells success from failure. */
  readonly success: readonly string[] | undefined;
  /** Values of the flag that mean success. Absent: `true`. */
  readonly successValues: readonly (string | number | boolean)[] | undefined;
  /** A success may come without the flag. */
  readonly flagOptional: true | undefined;
  readonly meta: readonly string[] | undefined;
  /** Places whose values make up the meta where it isn't one value; each is known by the last name of its place. */
  readonly metaParts: readonly (readonly string[])[] | undefined;
  readonly error: readonly string[] | undefined;
}

export interface Decisions {
  readonly envelope: Decision;
  readonly errors: Decision;
  readonly pagination: Decision;
}

export interface ErrorShape {
  readonly code: readonly string[];
  readonly message: readonly string[];
  /** Where a shorter message is, for errors that have none at `message`. */
  readonly title: readonly string[] | undefined;
  readonly details: readonly string[] | undefined;
  readonly requestId: readonly string[] | undefined;
  readonly requestIdHeader: string | undefined;
}

export interface RateLimitHeaders {
  readonly limit: string;
  readonly remaining: string;
  readonly reset: string;
  readonly unit: "epoch-seconds" | "epoch-milliseconds" | "seconds";
}

/** Times in seconds; see the client runtime's `RetryPolicy`. */
export interface Retry {
  readonly maxRetries?: number;
  readonly statuses?: readonly number[];
  readonly baseDelay?: number;
  readonly throttleDelay?: number;
  readonly maxDelay?: number;
  readonly maxRetryAfter?: number;
}

export interface Waiter {
  readonly name: Name;
  /** What is waited for: the type that the operation gives, or the noun in its name. */
  readonly subject: Name;
  readonly description: string | undefined;
  readonly success: readonly StateMatch[];
  readonly failure: readonly StateMatch[];
  readonly minDelay: number;
  readonly maxDelay: number;
  readonly deadline: number | undefined;
}

export interface StateMatch {
  readonly pointer: readonly string[];
  readonly in: readonly (string | number | boolean | null)[];
}

/** A type whose objects carry calls: `scan.getVulnerabilities()`. */
export interface BoundType {
  readonly type: string;
  readonly methods: readonly BoundMethod[];
}

export interface BoundMethod {
  readonly name: Name;
  readonly description: string | undefined;
  /** The operation that is called. */
  readonly operation: string;
  /** Set: calls the operation until this wait of it is over. */
  readonly waiter: Waiter | undefined;
  /** Parameters that the object itself supplies. */
  readonly arguments: readonly {
    readonly parameter: string;
    readonly in: Parameter["in"];
    readonly pointer: readonly string[];
  }[];
  /** The operation answers with the same type, so the object is brought up to date. */
  readonly updates: boolean;
}

/** What the API sends by itself. */
export interface Webhook {
  /** As declared: `scan.completed`. No two have the same. */
  readonly event: string;
  readonly name: Name;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** Ids of the operations that ask for it by a callback; none: a webhook. */
  readonly askedBy: readonly string[];
  readonly hasPayload: boolean;
  /** Absent: there is none, or nothing is known about it. */
  readonly payload: Schema | undefined;
  /** Signed as Standard Webhooks defines it, as its headers say. */
  readonly signed: boolean;
}
