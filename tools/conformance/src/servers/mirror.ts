import { request as send } from "node:http";
import { text } from "node:stream/consumers";
import { URL } from "node:url";
import type { Answer, Case, Exchange } from "../cases/case.ts";
import { OPERATIONS } from "../cases/contract.ts";
import { mismatch, show } from "../matching/match.ts";
import { jsonOf } from "../peer/reply.ts";
import type { Handled, KitServer } from "./kit-server.ts";
import { type WireRequest, wireRequest } from "./wire-request.ts";

interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Exchanges of a case that a server can have: without faults of the network. */
export function exchangesForServers({ wire, notForServers }: Case): readonly Exchange[] {
  return notForServers === undefined ? wire.filter(({ answer }) => !answer.fault) : [];
}

/** Sends a case's request to a server made with the kit. Returns what is wrong with what it understood and answered. */
export async function mirror(written: Case, exchange: Exchange, server: KitServer): Promise<string[]> {
  const { answer } = exchange;
  server.expect(answer);
  const request = wireRequest(written, exchange);
  const response = await exchangeWith(server.origin, request);
  const [handled] = server.handled;
  const problems = handled
    ? [...understood(exchange, handled), ...answered(answer, response)]
    : [`no handler was called; the answer was ${response.status} ${response.body.slice(0, 300)}`];
  return [...problems, ...server.faults].map((problem) => `${exchange.request}: ${problem}`);
}

async function exchangeWith(origin: string, { method, target, headers, body }: WireRequest): Promise<Response> {
  return await new Promise((resolve, reject) => {
    // Not fetch, which would change paths.
    const outgoing = send(new URL(origin), { method, path: target, headers, agent: false }, (incoming) => {
      const { statusCode = 0, headers: received } = incoming;
      text(incoming).then((content) => resolve({ status: statusCode, headers: received, body: content }), reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** What the handler got otherwise than it was sent. */
function understood(exchange: Exchange, handled: Handled): string[] {
  const [method = "", path = ""] = exchange.request.split(" ");
  const operation = OPERATIONS.get(handled.operation);
  const params = operation?.method === method ? paramsIn(operation.path, path) : undefined;
  if (!params) return [`was taken for ${handled.operation}`];
  return [
    ...sentence("the handler's params", mismatch(params, handled.params)),
    ...queryProblems(exchange, handled.query),
    ...sentence("the handler's body", bodyMismatch(exchange, handled.body)),
  ];
}

/** Values of a path's parameters; `undefined` if it is not of this form. */
function paramsIn(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const [names, values] = [template.split("/"), path.split("/").map(decodeURIComponent)];
  if (names.length !== values.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const value = values[index] ?? "";
    const parameter = /^\{(.+)\}$/.exec(name)?.[1];
    if (parameter !== undefined) params[parameter] = value;
    else if (name !== value) return undefined;
  }
  return params;
}

/** Numbers and lists arrive as such; what wasn't sent has the contract's default. */
function queryProblems({ query = {} }: Exchange, received: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(query).flatMap(([name, sent]) => {
    const value = received[name];
    const texts = Array.isArray(value) ? value.map(String) : [String(value)];
    return sentence(`the handler's query ${name}`, mismatch(Array.isArray(sent) ? sent : [sent], texts));
  });
}

function bodyMismatch({ body }: Exchange, received: unknown): string | undefined {
  const sent = body?.json ?? body?.form;
  // Beside what was sent are the contract's defaults.
  return sent === undefined ? undefined : mismatch({ $includes: sent }, received);
}

/** What the answer has otherwise than the contract says. */
function answered(answer: Answer, { status, headers, body }: Response): string[] {
  const problems = sentence("the status", mismatch(answer.status ?? 200, status));
  for (const name of ["x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]) {
    problems.push(...sentence(`the header ${name}`, mismatch({ $any: true }, headers[name])));
  }
  const wanted = jsonOf(answer);
  if (wanted === undefined) {
    const content = answer.base64 === undefined ? "" : Buffer.from(answer.base64, "base64").toString();
    return [...problems, ...sentence("the content", mismatch(content, body))];
  }
  try {
    return [...problems, ...sentence("the body", bodyProblem(wanted, JSON.parse(body), headers["x-request-id"]))];
  } catch {
    return [...problems, `the body is ${show(body)}, which is no JSON`];
  }
}

/** Request ids are the server's own, the same in header and body. */
function bodyProblem(wanted: unknown, actual: unknown, requestId: unknown): string | undefined {
  return mismatch(withRequestId(wanted, requestId), actual);
}

function withRequestId(document: unknown, requestId: unknown): unknown {
  if (typeof document !== "object" || document === null || !("meta" in document)) return document;
  return { ...document, meta: { ...Object(document.meta), request_id: requestId } };
}

function sentence(subject: string, problem: string | undefined): string[] {
  return problem === undefined ? [] : [`${subject} ${problem}`];
}
