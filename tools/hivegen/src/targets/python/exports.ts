import type { OutputFile } from "../target.ts";
import { compareNames, PythonFile } from "./python-file.ts";
import type { PythonNames } from "./python-names.ts";
import { list, quote } from "./python-text.ts";
import { isSigned, webhookNames } from "./webhooks.ts";

const ERRORS = [
  ..."AbortError CallError ClientError ConfigurationError ConnectionError EnvelopeError InvalidInputError".split(" "),
  ..."PaginationError TimeoutError WaiterError WebhookError".split(" "),
];

const API_ERRORS = [
  ..."ApiError AuthenticationError BadRequestError ConflictError InternalServerError NotFoundError OAuthError".split(
    " ",
  ),
  ..."PayloadTooLargeError PermissionDeniedError RateLimitError UnprocessableContentError".split(" "),
];

/** What is imported when it is asked for, by module. */
const ON_DEMAND: Readonly<Record<string, readonly string[]>> = {
  "_runtime.async_core": [],
  "_runtime.download.async_download": ["AsyncDownload"],
  "_runtime.download.sync_download": ["Download"],
  "_runtime.hooks": ["FailureEvent", "Hooks", "RequestEvent", "ResponseEvent", "RetryEvent"],
  "_runtime.models": ["Model"],
  "_runtime.pagination.async_page": ["AsyncPage", "AsyncPager"],
  "_runtime.pagination.sync_page": ["SyncPage"],
  "_runtime.raw_response": ["RawResponse"],
  "_runtime.traceparent": ["new_traceparent"],
};

/** `__init__.py`: everything a program can import. What few programs name, and what takes long, is imported on demand. */
export function initFile(names: PythonNames): OutputFile {
  const { model } = names;
  const about = `Python SDK of ${model.title}.`.replaceAll('"', "'");
  const file = new PythonFile("__init__.py", model.input, about);
  for (const name of ERRORS) file.value("._runtime.errors", name);
  for (const name of API_ERRORS) file.value("._runtime.api_errors", name);
  for (const name of [names.clientClass, names.asyncClientClass]) file.value("._client", name);
  for (const name of ["NOT_GIVEN", "NotGiven"]) file.value("._runtime.not_given", name);
  for (const name of ["RequestOptions", "DownloadOptions", "RetryOptions", "WaitOptions"])
    file.value("._runtime.options", name);
  file.value("._version", "__version__");
  const eager = [
    ...[...ERRORS, ...API_ERRORS, names.clientClass, names.asyncClientClass],
    ..."NOT_GIVEN NotGiven RequestOptions DownloadOptions RetryOptions WaitOptions __version__".split(" "),
  ];
  const modules = onDemand(names, new Set(eager));
  for (const [name, module] of modules) file.type(`.${module}`, name);
  const all = [...eager, ...modules.keys()].sort(compareNames);
  file.value("importlib", "import_module");
  file.add(`__all__ = ${list("[", all.map(quote), "]", 0)}`.replace(/\]$/, "]"));
  const entries = [...modules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, module]) => `${quote(name)}: ${quote(`.${module}`)}`);
  file.add(`_ON_DEMAND = ${list("{", entries, "}", 0)}`);
  file.add(
    "def __getattr__(name: str) -> object:",
    "    module = _ON_DEMAND.get(name)",
    "    if module is None:",
    '        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")',
    "    value: object = getattr(import_module(module, __name__), name)",
    "    globals()[name] = value",
    "    return value",
  );
  return file.finish();
}

function onDemand(names: PythonNames, taken: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, module: string) => {
    if (!taken.has(name) && !found.has(name)) found.set(name, module);
  };
  for (const [module, exported] of Object.entries(ON_DEMAND)) for (const name of exported) add(name, module);
  for (const bound of names.model.boundTypes) {
    const { type, asyncType, module } = names.objectOf(bound);
    add(type, `objects.${module}`);
    add(asyncType, `objects.${module}`);
  }
  add("ErrorCode", "error_codes");
  for (const { className } of names.waiterErrors.values()) add(className, "waiter_errors");
  if (names.model.webhooks.length > 0) {
    for (const name of webhookNames(isSigned(names))) add(name, "webhooks");
  }
  return found;
}
