import type { Exchange, Expected, ExpectedBody } from "../cases/case.ts";
import { BASE_PATH } from "../peer/peer.ts";
import type { RecordedRequest } from "../peer/recorded-request.ts";
import { type Labels, mismatch, show } from "./match.ts";

/** What every request must have unless the exchange says otherwise. */
export type DefaultHeaders = Readonly<Record<string, Expected>>;

/** What is wrong with a request, each as a sentence. */
export function requestProblems(
  exchange: Exchange,
  request: RecordedRequest,
  defaults: DefaultHeaders,
  labels: Labels,
): string[] {
  const [target = "", query = ""] = split(request.target, "?");
  if (!target.startsWith(`${BASE_PATH}/`)) return [`went to ${request.target}, which is not below ${BASE_PATH}`];
  const path = target.slice(BASE_PATH.length);
  const [method = "", wantedPath = ""] = split(exchange.request, " ");
  const problems: string[] = [];
  if (request.method !== method || !samePath(path, wantedPath)) {
    return [`was ${request.method} ${path}, and should be ${exchange.request}`];
  }
  const check = (what: string, expected: Expected, actual: unknown) => {
    const problem = mismatch(expected, actual, labels);
    if (problem !== undefined) problems.push(`${what} ${problem}`);
  };
  if (exchange.rawPath !== undefined) check("its path as written", exchange.rawPath, path);
  if (exchange.rawQuery !== undefined) check("its query as written", exchange.rawQuery, query);
  else check("its query", exchange.query ?? {}, parsePairs(query));
  for (const [name, expected] of Object.entries({ ...defaults, ...exchange.headers })) {
    check(`its header ${name}`, expected ?? { $absent: true }, request.headers[name]);
  }
  problems.push(...bodyProblems(exchange.body, request, labels));
  return problems;
}

/** Segment by segment, so that `%2F` is no separator; how a character is escaped makes no difference. */
function samePath(actual: string, expected: string): boolean {
  const segments = (path: string) => path.split("/").map(decoded);
  const [left, right] = [segments(actual), segments(expected)];
  return left.length === right.length && left.every((segment, index) => segment === right[index]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Values by name: one as a string, several as a list. */
function parsePairs(text: string): Readonly<Record<string, string | string[]>> {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(
    [...values].map(([name, [first = "", ...more]]) => [name, more.length > 0 ? [first, ...more] : first]),
  );
}

function bodyProblems(
  expected: ExpectedBody | undefined,
  { headers, body }: RecordedRequest,
  labels: Labels,
): string[] {
  const type = headers["content-type"]?.toLowerCase() ?? "";
  if (!expected) return body === "" ? [] : [`has the body ${show(body)}, and should have none`];
  if (expected.text !== undefined) return sentence("its body", mismatch(expected.text, body, labels));
  const wantedType = expected.form ? "application/x-www-form-urlencoded" : "application/json";
  const problems = type.startsWith(wantedType)
    ? []
    : [`has the content type ${show(type)}, and should have ${wantedType}`];
  if (expected.form) return [...problems, ...sentence("its form", mismatch(expected.form, parsePairs(body), labels))];
  try {
    return [...problems, ...sentence("its body", mismatch(expected.json, JSON.parse(body), labels))];
  } catch {
    return [...problems, `has the body ${show(body)}, which is no JSON`];
  }
}

function sentence(subject: string, problem: string | undefined): string[] {
  return problem === undefined ? [] : [`${subject} ${problem}`];
}

function split(text: string, separator: string): [string, string?] {
  const index = text.indexOf(separator);
  return index === -1 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
