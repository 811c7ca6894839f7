import type { Fetch } from "../options/client-options.ts";
import type { MockAnswers, MockedOperation } from "./answer-types.ts";
import { checkRequest } from "./check-request.ts";
import type { MockContract, OperationContract } from "./contract.ts";
import { MockFailure } from "./failure.ts";
import { Routes } from "./find-operation.ts";
import { failed, success } from "./respond.ts";
import { MockSequence } from "./sequence.ts";

export interface MockOptions {
  /** The client's `baseUrl`, where that is none of the contract's servers. */
  readonly baseUrl?: string;
}

/** A request that the mock got. */
export interface MockRequest<Body = unknown> {
  /** The operation that it is for, e.g. `scans.get`. */
  readonly operation: string;
  readonly method: string;
  readonly url: URL;
  /** Values of path parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** JSON is parsed, a form is a `FormData`, other content is a text or bytes. */
  readonly body: Body;
}

type BodyOf<Operation> = Operation extends MockedOperation<unknown, infer Body> ? Body : unknown;

/**
 * An API in memory, for tests: give its `fetch` to a client. It answers with the contract's examples, or as the test says,
 * and refuses what the contract forbids: the client's call then fails, and `refused` has the reason.
 */
export class ApiMock<Operations extends object> {
  /** For the client's option `fetch`. */
  readonly fetch: Fetch;
  /** Requests that were answered, in order. */
  readonly calls: MockRequest[] = [];
  /** Why requests were refused. A test that expects none can say so. */
  readonly refused: string[] = [];
  readonly #contract: MockContract;
  readonly #routes: Routes;
  readonly #answers = new Map<string, unknown>();
  readonly #used = new Map<unknown, number>();

  constructor(contract: MockContract, answers: MockAnswers<Operations> = {}, options: MockOptions = {}) {
    const own = options.baseUrl === undefined ? [] : [new URL(options.baseUrl).pathname.replace(/\/$/, "")];
    this.#contract = contract;
    this.#routes = new Routes(contract, [...own, ...contract.basePaths]);
    this.fetch = (url, init) => this.#respond(new Request(url, init));
    for (const [name, answer] of Object.entries(answers)) this.#set(name, answer);
  }

  /** Changes what an operation answers from now on. */
  on<Name extends keyof Operations & string>(name: Name, answer: MockAnswers<Operations>[Name]): this {
    this.#set(name, answer);
    return this;
  }

  /** The requests for one operation. */
  callsOf<Name extends keyof Operations & string>(name: Name): MockRequest<BodyOf<Operations[Name]>>[] {
    this.#operation(name);
    return this.calls.filter((call): call is MockRequest<BodyOf<Operations[Name]>> => call.operation === name);
  }

  #set(name: string, answer: unknown): void {
    this.#operation(name);
    this.#answers.set(name, answer);
  }

  #operation(name: string): OperationContract {
    const { operations } = this.#contract;
    const found = operations.find((operation) => operation.name === name);
    if (found) return found;
    throw new TypeError(
      `There is no operation "${name}". The contract has ${operations.map((o) => o.name).join(", ")}.`,
    );
  }

  async #respond(request: Request): Promise<Response> {
    request.signal.throwIfAborted();
    const response = await this.#answer(request);
    return Object.defineProperty(response, "url", { value: request.url });
  }

  async #answer(request: Request): Promise<Response> {
    const { method, headers } = request;
    const url = new URL(request.url);
    const found = this.#routes.find(method, url, headers);
    if (!found)
      return this.#token(url) ?? this.#refuse(404, undefined, `${method} ${url.pathname}`, this.#unknown(url));
    const { operation, path } = found;
    const { body, problem } = await checkRequest(found, request, this.#contract.schemas);
    if (problem) {
      const status = operation.errorCodes?.["400"] || !operation.errorCodes?.["422"] ? 400 : 422;
      return this.#refuse(status, operation, `${method} ${operation.path}`, `${problem.at} ${problem.says}`);
    }
    const call = { operation: operation.name, method, url, path, query: url.searchParams, headers, body };
    this.calls.push(call);
    return this.#given(operation, await this.#next(this.#answers.get(operation.name), call));
  }

  async #next(answer: unknown, call: MockRequest): Promise<unknown> {
    if (typeof answer === "function") return answer(call);
    if (!(answer instanceof MockSequence)) return answer;
    const used = this.#used.get(answer) ?? 0;
    this.#used.set(answer, used + 1);
    return answer.answers[Math.min(used, answer.answers.length - 1)];
  }

  #given(operation: OperationContract, answer: unknown): Response {
    if (answer instanceof Response) return answer.clone();
    if (answer instanceof MockFailure) return failed(this.#contract, operation, answer.options);
    return success(this.#contract, operation, answer);
  }

  /** Any client gets a token. */
  #token(url: URL): Response | undefined {
    if (!this.#contract.tokenPaths?.includes(url.pathname)) return undefined;
    return Response.json({ access_token: "mock", token_type: "Bearer", expires_in: 3600 });
  }

  #unknown(url: URL): string {
    const methods = this.#routes.methodsOf(url);
    if (methods.length > 0) return `is not in the contract; the path has ${methods.join(", ")}`;
    if (this.#routes.below(url.pathname).length > 0) return "is not in the contract";
    return `is below none of the contract's servers; give the mock the client's baseUrl`;
  }

  #refuse(status: number, operation: OperationContract | undefined, route: string, reason: string): Response {
    const message = `The contract forbids this: ${route}: ${reason}.`;
    this.refused.push(message);
    return failed(this.#contract, operation, { status, message });
  }
}
