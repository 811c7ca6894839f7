import type { Operation, Resource } from "../../model/api-model.ts";
import { indent } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { exampleOptions, mockedOptions } from "../typescript-sdk/credentials.ts";
import { exampleCall } from "../typescript-sdk/example.ts";
import type { SdkNames } from "../typescript-sdk/sdk-names.ts";
import { clientOptions } from "./credentials.ts";

/** `README.md`: what a reader needs before the first call and after the first failure. */
export function readme(names: SdkNames): OutputFile {
  const { model, options } = names;
  const sections = [
    `# ${options.packageName}`,
    `${model.title} from TypeScript and JavaScript, typed.`,
    model.description?.split(/\n\s*\n/)[0],
    code("console", [`npm install ${options.packageName}`]),
    start(names),
    "Runs on Node.js 20.19 and newer, Bun, Deno, browsers and edge workers, as ES module and as CommonJS. All methods are in [api.md](api.md).",
    settings(names),
    calls(names),
    errors(names),
    byPath(names),
    testing(names),
    license(names),
  ];
  const content = sections.filter((section) => section !== undefined && section !== "").join("\n\n");
  return { path: "README.md", content: `${content}\n` };
}

interface Found {
  readonly resource: Resource;
  readonly operation: Operation;
}

function start(names: SdkNames): string | undefined {
  const found = exampleOperation(names);
  return found && program(names, [names.clientClass], exampleCall(names, found.resource, found.operation));
}

/** The call that shows the API best: a list, else something to get, else whatever there is. */
function exampleOperation({ model }: SdkNames): Found | undefined {
  const all = model.resources.flatMap((resource) => resource.operations.map((operation) => ({ resource, operation })));
  const simple = all.filter(({ operation }) => operation.parameters.every(({ required }) => !required));
  return (
    all.find(({ operation }) => operation.result.kind === "page") ??
    simple.find(({ operation }) => operation.method === "GET" && operation.result.kind === "data") ??
    all.find(({ operation }) => operation.method === "GET") ??
    all[0]
  );
}

function settings(names: SdkNames): string {
  const rows = clientOptions(names).map(({ option, variable, says }) => `| ${option} | ${variable} | ${says} |`);
  return [
    "## Credentials and server",
    ["| option | environment variable | |", "| --- | --- | --- |", ...rows].join("\n"),
  ].join("\n\n");
}

function calls(names: SdkNames): string {
  const parts = [
    "## Calls",
    "Every method takes what its path needs, then its parameters, then options for this call: `signal`, `timeout` and `deadline` in seconds, `maxRetries`, `headers`, `query`.",
  ];
  const list = names.model.resources
    .flatMap((resource) => resource.operations.map((operation) => ({ resource, operation })))
    .find(({ operation }) => operation.result.kind === "page");
  if (list) {
    parts.push(
      "A list is fetched page by page while you go through it; `await` gives one page, with `items`, `hasNextPage()` and `getNextPage()`.",
      program(names, [names.clientClass], exampleCall(names, list.resource, list.operation)),
    );
  }
  parts.push(
    "What fails for a while is tried again: 429, 503 and other passing failures, twice by default, after the time that the server asks for. `maxRetries` changes that, for the client or for one call.",
  );
  return parts.join("\n\n");
}

function errors(names: SdkNames): string | undefined {
  const found = exampleOperation(names);
  if (!found) return undefined;
  const body = [
    "try {",
    indent(exampleCall(names, found.resource, found.operation).join("\n")),
    "} catch (error) {",
    '  if (error instanceof NotFoundError) console.error("there is no such thing:", error.message);',
    '  else if (error instanceof RateLimitError) console.error("try again in", error.retryAfter, "seconds");',
    "  else if (error instanceof ApiError) console.error(error.status, error.code, error.requestId);",
    "  else throw error;",
    "}",
  ];
  return [
    "## Errors",
    "An answer that is not a success is an `ApiError`, one class per kind of status.",
    program(names, ["ApiError", names.clientClass, "NotFoundError", "RateLimitError"], body),
  ].join("\n\n");
}

function byPath({ options }: SdkNames): string {
  return [
    "## By path",
    "The same API as a plain [openapi-fetch](https://openapi-ts.dev/openapi-fetch/) client, with the same authentication and retries:",
    code("ts", [
      `import { createClient } from "${options.packageName}/fetch";`,
      "",
      "const client = createClient();",
      "console.log(typeof client.GET);",
    ]),
  ].join("\n\n");
}

function testing(names: SdkNames): string {
  const { options, clientClass } = names;
  return [
    "## Testing",
    "For tests of your own, the API in memory: it answers with the examples of the API description, or as the test says, and refuses what the description forbids.",
    code("ts", [
      `import { ${clientClass} } from "${options.packageName}";`,
      `import { mockApi } from "${options.packageName}/testing";`,
      "",
      "const api = mockApi();",
      `const client = new ${clientClass}(${mockedOptions(names.model)});`,
      "console.log(client, api.calls, api.refused);",
    ]),
  ].join("\n\n");
}

function license({ model }: SdkNames): string {
  const says =
    model.license?.identifier === undefined
      ? "The API description names no license that npm knows. Choose one for this package, and set `license` in package.json, before you publish it."
      : `${model.license.identifier}, as the API description says. Add the text as LICENSE before you publish this package.`;
  return ["## License", says].join("\n\n");
}

/** A whole program: imports, client, body. */
function program(names: SdkNames, imports: readonly string[], body: readonly string[]): string {
  const sorted = [...imports].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return code("ts", [
    `import { ${sorted.join(", ")} } from "${names.options.packageName}";`,
    "",
    `const client = new ${names.clientClass}(${exampleOptions(names.model)});`,
    "",
    ...body,
  ]);
}

function code(language: string, lines: readonly string[]): string {
  return [`\`\`\`${language}`, ...lines, "```"].join("\n");
}
