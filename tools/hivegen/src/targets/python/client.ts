import type { OutputFile } from "../target.ts";
import { codeBlock } from "./example.ts";
import { type ClientOption, ownOptions } from "./options.ts";
import { importText, PythonFile } from "./python-file.ts";
import { snakeIdentifier } from "./python-identifier.ts";
import type { PythonNames } from "./python-names.ts";
import { docstring, indent, list, quote, wrapLine } from "./python-text.ts";
import { head } from "./resources.ts";

const OPTIONS = "._runtime.options";

/** `_client.py`: the classes that programs start from. */
export function clientFile(names: PythonNames): OutputFile {
  const { model } = names;
  const file = new PythonFile("_client.py", model.input, `Clients of ${model.title}.`);
  for (const isAsync of [false, true]) addClient(names, file, isAsync);
  return file.finish();
}

function addClient(names: PythonNames, file: PythonFile, isAsync: boolean): void {
  const name = isAsync ? names.asyncClientClass : names.clientClass;
  const base = file.value("._runtime.client", isAsync ? "AsyncClient" : "SyncClient");
  const options = [...ownOptions(names, file), ...commonOptions(names, file, isAsync)];
  const api = file.value("._api", "API");
  const unpack = file.type("typing_extensions", "Unpack");
  const changed = file.type("._options", "ClientOptions");
  file.type("._runtime.clock", "Clock");
  const args = options.map(({ name: option, annotation, optional }) =>
    optional ? `${option}: ${annotation} | None = None` : `${option}: ${annotation}`,
  );
  const entries = options.map(({ name: option }) => `${quote(option)}: ${option}`);
  const init = [
    "def __init__(",
    ...["self", "*", ...args, "_clock: Clock | None = None"].map((text) => indent(`${text},`)),
    ") -> None:",
    ...docstring(["Makes a client.", argumentsText(options)], 8).map((line) => indent(line)),
    indent(`super().__init__(`),
    indent(indent(`${api},`)),
    indent(indent(`${list("{", [...entries, '"clock": _clock'], "}", 0)},`)),
    indent(")"),
  ];
  const resources = model(names).map(({ attribute, className, about }) => {
    const resourceClass = `${isAsync ? "Async" : ""}${className}`;
    file.type(`.resources.${attribute}`, resourceClass);
    return [
      `@${file.value("functools", "cached_property")}`,
      head(attribute, [], resourceClass, false),
      ...docstring([about], 8).map((line) => indent(line)),
      indent(importText(`.resources.${attribute}`, [resourceClass], 112)),
      "",
      indent(`return ${resourceClass}(self.core)`),
    ].join("\n");
  });
  const withOptions = [
    `def with_options(self, **options: ${unpack}[${changed}]) -> ${name}:`,
    indent(
      '"""A client with some options changed; it shares access token, retry budget and rate limit with this one."""',
    ),
    indent("return self._derived(options)"),
  ];
  file.add(
    `class ${name}(${base}):`,
    ...docstring([firstParagraph(names), credentialsText(names), codeBlock(usage(names, isAsync))], 4).map((line) =>
      indent(line),
    ),
    "",
    [init.join("\n"), ...resources, withOptions.join("\n")].map((text) => indent(text)).join("\n\n"),
  );
}

function model(names: PythonNames) {
  return names.model.resources.map((resource) => ({
    attribute: names.attribute(resource),
    className: names.resourceClass(resource),
    about: resource.description ?? `The methods of ${resource.name.words.join(" ")}.`,
  }));
}

/** What clients of all APIs can be told. */
function commonOptions({ model: { environment } }: PythonNames, file: PythonFile, isAsync: boolean): ClientOption[] {
  const notGiven = file.type("._runtime.not_given", "NotGiven");
  file.value("._runtime.not_given", "NOT_GIVEN");
  for (const name of ["Mapping", "Callable"]) file.type("collections.abc", name);
  file.module("logging", "type");
  file.module("httpx", "type");
  const logLevel = file.type(OPTIONS, "LogLevel");
  const retry = file.type(OPTIONS, "RetryOptions");
  const hooks = file.type("._runtime.hooks", "Hooks");
  const option = (name: string, annotation: string, about: string): ClientOption => {
    return { name, annotation, optional: !annotation.includes("="), about };
  };
  return [
    option(
      "base_url",
      "str",
      `Where the API is. Falls back to \`${environment.baseUrl}\`, then to the API's own server.`,
    ),
    option(
      "timeout",
      `float | ${notGiven} | None = NOT_GIVEN`,
      "Seconds that one attempt may take, reading the body included. Default 60; `None`: no limit.",
    ),
    option(
      "deadline",
      "float",
      "Seconds that a call may take over all, with its retries and the waits between. Default: no limit.",
    ),
    option(
      "max_retries",
      "int",
      "Retries after the first attempt. Default: as the contract says, which is 2 unless declared.",
    ),
    option("retry", retry, "How patiently calls are tried again. Default: as the contract says."),
    option("headers", "Mapping[str, str | None]", "Sent with every request; `None` removes a header."),
    option("user_agent", "str", "Appended to the User-Agent header, e.g. `my-app/2.1`."),
    option(
      "wait_for_rate_limit",
      "bool = False",
      "Hold calls back while the rate limit is used up, instead of being refused.",
    ),
    option(
      "http_client",
      isAsync ? "httpx.AsyncClient" : "httpx.Client",
      "Sends the requests: for proxies, client certificates, tests. Who brings one closes it.",
    ),
    option("hooks", hooks, "Called as calls go on: for metrics, traces, logs of your own."),
    option(
      "log_level",
      logLevel,
      `How much is logged. Falls back to \`${environment.logLevel}\`, then to what \`logging\` is set up for.`,
    ),
    option("logger", "logging.Logger", "Where to log. Default: the logger of this package."),
    option(
      "traceparent",
      "str | Callable[[], str | None]",
      "A W3C `traceparent` to send, or a function that is asked once a call.",
    ),
  ];
}

function argumentsText(options: readonly ClientOption[]): string {
  const lines = options.flatMap(({ name, about }) => wrapLine(`    ${name}: ${about}`, 112, "        "));
  return ["Args:", ...lines].join("\n");
}

function firstParagraph({ model: { title, description } }: PythonNames): string {
  return description?.split("\n\n")[0] ?? title;
}

/** `Credentials come from …`, or nothing where an API takes none. */
function credentialsText({ model: { auth, environment } }: PythonNames): string | undefined {
  const ways = auth.schemes.flatMap((scheme) => scheme.ways.map(({ options }) => options));
  const texts = ways.map((options) => {
    const variables = options.map((name) => `\`${environment[name]}\``).join(" and ");
    return `${options.map((name) => `\`${snakeIdentifier(name)}\``).join(" and ")} (or ${variables})`;
  });
  return texts.length > 0 ? `Credentials come from ${[...new Set(texts)].join(", or ")}.` : undefined;
}

function usage(names: PythonNames, isAsync: boolean): string[] {
  const { model: api, packageName } = names;
  const [way = []] = api.auth.schemes.flatMap((scheme) => scheme.ways.map(({ options }) => options));
  const given = way.map((name) => `${snakeIdentifier(name)}="your_${snakeIdentifier(name)}"`);
  if (!/^https?:/i.test(api.baseUrl)) given.push('base_url="https://api.example.com"');
  const name = isAsync ? names.asyncClientClass : names.clientClass;
  return [`from ${packageName} import ${name}`, "", `client = ${name}(${given.join(", ")})`];
}
