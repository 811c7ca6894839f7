import { ApiError, type Handler, type HandlerRequest, HandlerResult, verbatim } from "@hivegen/server-runtime";
import type { ApiModel, Operation } from "../model/api-model.ts";
import { isJson } from "../model/media-types.ts";
import type { NamedTypes } from "../model/schemas/named-schemas.ts";
import { type Answer, type Answers, contentsOf } from "../samples/answers.ts";
import { endPage } from "../samples/end-page.ts";
import { collectionParts, type Part } from "./collections.ts";
import { Gone, type Keeper } from "./keeper.ts";
import { preferencesOf } from "./preferences.ts";

export interface MockParts {
  readonly model: ApiModel;
  readonly types: NamedTypes;
  readonly answers: Answers;
  readonly keeper: Keeper;
}

/** A handler for each operation, by resource: it answers as the contract says, and remembers what it was given. */
export function mockHandlers(parts: MockParts): Record<string, Record<string, Handler<string>>> {
  const roles = collectionParts(parts.model, parts.types);
  const groups = parts.model.resources.map(({ name, operations }) => {
    const handlers = operations.map((operation) => {
      const handler = new MockHandler(operation, roles.get(operation.id), parts);
      return [operation.id, handler.handle] as const;
    });
    return [name.camel, Object.fromEntries(handlers)] as const;
  });
  return Object.fromEntries(groups);
}

class MockHandler {
  readonly #operation: Operation;
  readonly #part: Part | undefined;
  readonly #parts: MockParts;

  constructor(operation: Operation, part: Part | undefined, parts: MockParts) {
    this.#operation = operation;
    this.#part = part;
    this.#parts = parts;
  }

  readonly handle: Handler<string> = (request, { raw }) => {
    const { code, example } = preferencesOf(raw.headers.prefer);
    const accept = raw.headers.accept ?? "";
    if (code !== undefined && Number(code) !== this.#operation.result.status) {
      return asItIs(this.#preferred(Number(code), accept, example));
    }
    const answer = this.#parts.answers.success(this.#operation, accept, example);
    return example === undefined ? this.#remembering(answer, request) : asItIs(answer);
  };

  #preferred(code: number, accept: string, example: string | undefined): Answer {
    const answer = this.#parts.answers.ofStatus(this.#operation, code, accept, example);
    if (answer) return answer;
    const declared = this.#operation.responses.map(({ status }) => status).join(", ");
    throw this.#error(400, `Prefer asks for status ${code}, but ${this.#operation.id} declares ${declared}.`);
  }

  #remembering(answer: Answer, request: HandlerRequest): unknown {
    if (answer.body !== undefined) endPage(this.#operation, answer.body, this.#parts.types);
    const { data, meta } = contentsOf(this.#operation, answer.body);
    const shown = this.#kept(data, request);
    if (answer.mediaType !== undefined && !isJson(answer.mediaType)) return asItIs(answer);
    return new HandlerResult(shown, answer.status, meta);
  }

  #kept(data: Answer["body"], request: HandlerRequest): Answer["body"] {
    if (!this.#part) return data;
    try {
      return this.#parts.keeper.answer(this.#operation, this.#part, data, request);
    } catch (error) {
      if (error instanceof Gone) throw this.#error(404, "It was removed.");
      throw error;
    }
  }

  /** An error with the code that the contract has for it. */
  #error(status: number, message: string): ApiError {
    const own = this.#operation.errorCodes[status]?.[0];
    const code = own ?? this.#parts.model.defaultCodes[status]?.[0] ?? CODES[status] ?? "ERROR";
    return new ApiError(status, code, message);
  }
}

const CODES: Readonly<Record<number, string>> = { 400: "BAD_REQUEST", 404: "NOT_FOUND" };

/** An answer around the envelope: it is already in one, or isn't JSON. */
function asItIs({ status, mediaType, body }: Answer): unknown {
  return verbatim({ status, ...(mediaType !== undefined && { mediaType }), body });
}
