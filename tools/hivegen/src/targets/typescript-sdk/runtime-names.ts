/** The module that generated SDKs run on. */
export const RUNTIME = "@hivegen/client-runtime";

/** Errors of the runtime that every SDK exports. */
export const EXPORTED_ERRORS = [
  "AbortError",
  "ApiError",
  "AuthenticationError",
  "BadRequestError",
  "CallError",
  "ClientError",
  "ConfigurationError",
  "ConflictError",
  "ConnectionError",
  "EnvelopeError",
  "InternalServerError",
  "InvalidInputError",
  "NotFoundError",
  "OAuthError",
  "PaginationError",
  "PayloadTooLargeError",
  "PermissionDeniedError",
  "RateLimitError",
  "TimeoutError",
  "UnprocessableContentError",
  "WaiterError",
];

/** Types of the runtime that every SDK exports. */
export const EXPORTED_TYPES = [
  "ApiPromise",
  "BinaryBody",
  "CodedError",
  "Download",
  "DownloadDestination",
  "DownloadOptions",
  "DownloadPromise",
  "Hooks",
  "ListOptions",
  "Page",
  "PagePromise",
  "RequestOptions",
  "WaitOptions",
];

/** Types of the runtime that an SDK exports whose API streams messages. */
export const EXPORTED_STREAM_TYPES = ["ServerSentEvent", "StreamOptions", "StreamPromise"];

/** What an SDK exports of the runtime whose API takes files. */
export const EXPORTED_UPLOADS = ["fileFrom"];

/** Functions of the runtime that every SDK exports. */
export const EXPORTED_FUNCTIONS = ["newTraceparent", "unlisted"];

/** What generated files import from the runtime besides, names of their own, and globals that they use. */
const USED =
  "ApiDescription Client ClientCore ClientOptions ErrorCode ErrorCodes FetchClient Operation Resource ResourceOptions UnknownEventType VerifyWebhookOptions Waiter WebhookBody WebhookError WebhookHeaders".split(
    " ",
  );

/** Types that nothing of an API can be called like in the files of an SDK. */
export const RUNTIME_TYPES: readonly string[] = [
  ...EXPORTED_ERRORS,
  ...EXPORTED_TYPES,
  ...EXPORTED_STREAM_TYPES,
  ...USED,
];
