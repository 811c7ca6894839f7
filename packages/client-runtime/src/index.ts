export { type ApiKeyPlace, apiKey, bearer } from "./auth/api-key.ts";
export { basic } from "./auth/basic.ts";
export { clientCredentials } from "./auth/client-credentials.ts";
export type { Place } from "./auth/place.ts";
export type { AuthWay, CredentialSource } from "./auth/way.ts";
export { bindMethods, replaceFields } from "./bound-methods.ts";
export { Client, Resource } from "./client.ts";
export { type Bind, ClientCore, type ResolvedOptions } from "./client-core.ts";
export { Download, type DownloadDestination, type DownloadOptions, type SaveOptions } from "./download/download.ts";
export { DownloadPromise } from "./download/download-promise.ts";
export type { DownloadProgress } from "./download/guarded-stream.ts";
export { startDownload } from "./download/start-download.ts";
export type { NodeWritable } from "./download/write-to-node-stream.ts";
export {
  ApiError,
  AuthenticationError,
  BadRequestError,
  type CodedError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  OAuthError,
  PayloadTooLargeError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableContentError,
} from "./errors/api-error.ts";
export { AbortError, CallError, ConnectionError, EnvelopeError, TimeoutError } from "./errors/call-error.ts";
export { ClientError, ConfigurationError, InvalidInputError, PaginationError } from "./errors/client-error.ts";
export { WaiterError } from "./errors/waiter-error.ts";
export { WebhookError } from "./errors/webhook-error.ts";
export { combineHooks } from "./observing/combine-hooks.ts";
export { type Logger, type LogLevel, observe } from "./observing/log.ts";
export { newTraceparent } from "./observing/traceparent.ts";
export type {
  ApiDescription,
  Envelope,
  ErrorShape,
  Operation,
  OperationInput,
  ParameterStyle,
  PartEncoding,
  Pointer,
  RateLimitHeaders,
  Requirement,
  RetryPolicy,
  Server,
  StateMatch,
  Styles,
  Waiter,
} from "./operation.ts";
export type {
  ClientOptions,
  ClientSettings,
  CoreOptions,
  Fetch,
  HeaderValues,
  RequestOptions,
} from "./options/client-options.ts";
export type { Clock } from "./options/clock.ts";
export type { FailureEvent, Hooks, RequestEvent, ResponseEvent, RetryEvent } from "./options/hooks.ts";
export type { RetryOptions } from "./options/limits.ts";
export type {
  CursorPagination,
  LinkPagination,
  OffsetPagination,
  PagePagination,
  PageSize,
  Pagination,
  RequestPlace,
  UrlPagination,
} from "./pagination/forms.ts";
export { cursorPages } from "./pagination/next-cursor.ts";
export { numberedPages, offsetPages } from "./pagination/next-number.ts";
export { linkedPages, linkHeaderPages } from "./pagination/next-url.ts";
export { Page } from "./pagination/page.ts";
export { PagePromise } from "./pagination/page-promise.ts";
export { type ListOptions, paginate } from "./pagination/paginate.ts";
export { anyBody, type BinaryBody } from "./request/body.ts";
export { type Encodings, formBody } from "./request/form.ts";
export type { BodyEncoder, OutgoingBody } from "./request/json-body.ts";
export { styled } from "./request/styled.ts";
export type { ParameterWriter } from "./request/styles.ts";
export { ApiPromise, type Meta, type WithResponse } from "./response/api-promise.ts";
export { MessageStream } from "./streaming/message-stream.ts";
export { openStream, type StreamOptions } from "./streaming/open-stream.ts";
export type { ServerSentEvent } from "./streaming/server-sent-event.ts";
export { StreamPromise } from "./streaming/stream-promise.ts";
export { unlisted } from "./unlisted.ts";
export { type FileFromOptions, fileFrom } from "./upload/file-from.ts";
export { type WaitOptions, waitFor } from "./waiting/wait-for.ts";
export type { WebhookBody, WebhookHeaders } from "./webhooks/signed-message.ts";
export type { UnknownEventType } from "./webhooks/unknown-event.ts";
export { type VerifyWebhookOptions, verifyStandardWebhook } from "./webhooks/verify-webhook.ts";
