import type { Contract } from "../contract/contract.ts";
import type { MediaType, Parameter } from "../contract/document.ts";
import { parameterExample } from "../contract/example.ts";
import type { Operation } from "../contract/operation.ts";

/** A call of the operation for a shell, one option a line. `body` is one example of the request's body. */
export function curl(operation: Operation, contract: Contract, body: unknown): string {
  const method = operation.method === "get" ? [] : [`-X ${operation.method.toUpperCase()}`];
  const options = [...method, ...authorization(operation), ...payload(operation, body), ...download(operation)];
  return ["curl", ...options, quoted(url(operation, contract))].join(" \\\n  ").replace("curl \\\n  ", "curl ");
}

function url({ path, parameters }: Operation, contract: Contract): string {
  const base = contract.document.servers[0]?.url ?? "";
  const filled = path.replace(/\{([^}]+)\}/g, (placeholder, name: string) => {
    const parameter = parameters.find((one) => one.in === "path" && one.name === name);
    return String((parameter && parameterExample(contract, parameter)) ?? placeholder);
  });
  return `${base}${filled}${query(parameters, contract)}`;
}

/** The query that the examples of the parameters give; the first two, as a sample is to be read. */
function query(parameters: readonly Parameter[], contract: Contract): string {
  const pairs = parameters
    .filter((parameter) => parameter.in === "query")
    .map((parameter) => ({ name: parameter.name, example: parameterExample(contract, parameter) }))
    .filter(({ example }) => example !== undefined)
    .slice(0, 2)
    .flatMap(({ name, example }) => [example].flat().map((value) => `${name}=${encodeURIComponent(String(value))}`));
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function authorization(operation: Operation): string[] {
  return operation.open ? [] : ['-H "Authorization: Bearer $HIVEPRO_API_KEY"'];
}

function payload({ requestBody }: Operation, body: unknown): string[] {
  const [type] = Object.keys(requestBody?.content ?? {});
  if (type === undefined || body === undefined) return [];
  if (type === "application/x-www-form-urlencoded") return form(body);
  return [`-H "Content-Type: ${type}"`, `-d ${quoted(JSON.stringify(body, undefined, 2))}`];
}

function form(body: unknown): string[] {
  return Object.entries(Object(body)).map(([name, value]) => `-d ${quoted(`${name}=${String(value)}`)}`);
}

/** A body that isn't JSON alone is a file, named by the server. */
function download({ responses }: Operation): string[] {
  const content: Readonly<Record<string, MediaType>> = responses[0]?.response.content ?? {};
  return Object.keys(content).every((type) => type === "application/json") ? [] : ["-OJ"];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
