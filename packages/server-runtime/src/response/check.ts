import type { ResponseContract, ServerOperation } from "../contract.ts";
import { byStatus } from "../errors/codes.ts";
import { ContractViolation } from "../errors/contract-violation.ts";
import type { Issue } from "../schema/run.ts";
import { validate } from "../schema/validate.ts";
import type { Answer } from "./answer.ts";

function issue(rule: string, message: string): Issue {
  return { path: "", field: "", rule, message };
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}

function declaredFor(operation: ServerOperation, status: number): ResponseContract {
  const declared = byStatus(operation.responses, status);
  if (declared !== undefined) return declared;
  const message = `the status is not declared; declared are ${listed(Object.keys(operation.responses))}`;
  throw new ContractViolation(operation, status, [issue("status", message)]);
}

function checkBody(operation: ServerOperation, status: number, declared: ResponseContract, text: unknown): void {
  if (declared.schema === undefined || typeof text !== "string") return;
  const issues = validate(declared.schema, JSON.parse(text), "response");
  if (issues.length > 0) throw new ContractViolation(operation, status, issues);
}

function checkMediaType(operation: ServerOperation, { status, headers }: Answer, declared: ResponseContract): void {
  const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
  const allowed = declared.mediaTypes.map((candidate) => candidate.split(";")[0]?.trim().toLowerCase());
  if (allowed.length === 0 || allowed.includes(type) || allowed.includes("*/*")) return;
  const message = `the media type ${type} is not declared; declared are ${listed(declared.mediaTypes)}`;
  throw new ContractViolation(operation, status, [issue("mediaType", message)]);
}

/**
 * Checks a success against the operation's contract.
 *
 * @throws ContractViolation
 */
export function checkAnswer(operation: ServerOperation, answer: Answer, data: unknown): void {
  const { status } = answer;
  const declared = declaredFor(operation, status);
  if (answer.kind === "empty" && data !== undefined && data !== null) {
    throw new ContractViolation(operation, status, [issue("kind", "the answer has no body, but data was returned")]);
  }
  if (answer.kind !== declared.kind) {
    const message = `the body is ${answer.kind}, but ${declared.kind} is declared`;
    throw new ContractViolation(operation, status, [issue("kind", message)]);
  }
  if (answer.kind === "binary") checkMediaType(operation, answer, declared);
  else checkBody(operation, status, declared, answer.payload);
}

/**
 * Checks an error that the app raised: its status, its code and the body.
 *
 * @throws ContractViolation
 */
export function checkError(operation: ServerOperation, status: number, code: string, text: string): void {
  const declared = declaredFor(operation, status);
  const codes = byStatus(operation.errors, status);
  if (codes !== undefined && !codes.includes(code)) {
    const message = `the error code ${code} is not declared; declared are ${listed(codes)}`;
    throw new ContractViolation(operation, status, [issue("code", message)]);
  }
  checkBody(operation, status, declared, text);
}
