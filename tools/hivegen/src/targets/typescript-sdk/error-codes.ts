import type { Operation } from "../../model/api-model.ts";
import type { CodeFile } from "../../print/code-file.ts";
import { otherPieces } from "../../print/literal-types.ts";
import { indent, propertyKey, quote } from "../../print/text.ts";
import { atom, union } from "../../print/type-pieces.ts";
import { afterColon } from "../../print/typescript-type.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";

/** The codes that errors have, of the whole API and by operation. */
export function addErrorCodes(names: SdkNames, file: CodeFile): void {
  const operations = operationsWithCodes(names);
  const all = [...new Set(operations.flatMap(codesOf))].sort();
  file.add(
    "/** What `error.code` can be. A newer server may send others, so any string is allowed. */",
    `export type ErrorCode =${codeUnion(all)};`,
  );
  const [first] = operations;
  if (!first) return;
  for (const operation of operations) {
    file.add(
      `/** What \`error.code\` can be when \`${callOf(names, operation)}\` fails. */`,
      `export type ${names.errorCodeType(operation)} =${codeUnion(codesOf(operation))};`,
    );
  }
  const members = operations.map((operation) => `${propertyKey(operation.id)}: ${names.errorCodeType(operation)};`);
  file.add(
    "/** What `error.code` can be, by operation. */",
    "export interface ErrorCodes {",
    indent(members.join("\n")),
    "}",
  );
  file.add(...guard(file, first.id));
}

/** Operations that say with which codes they fail, in the order of the client. */
export function operationsWithCodes({ model }: SdkNames): Operation[] {
  return model.resources.flatMap(({ operations }) => operations).filter((operation) => codesOf(operation).length > 0);
}

function codesOf({ errorCodes }: Operation): string[] {
  return [...new Set(Object.values(errorCodes).flat())];
}

function codeUnion(codes: readonly string[]): string {
  if (codes.length === 0) return " string";
  return afterColon(union([...codes.map((code) => atom(quote(code))), ...otherPieces(["string"])]).text);
}

function callOf(names: SdkNames, operation: Operation): string {
  const resource = names.find(operation.id)?.resource;
  return [resource?.name.camel, operation.methodName.camel].join(".");
}

/** @param example an operation */
function guard(file: CodeFile, example: string): string[] {
  const error = file.value(RUNTIME, "ApiError");
  const coded = file.type(RUNTIME, "CodedError");
  return [
    "/**",
    " * Whether an error is what the API answered; to a certain operation, if one is named. The compiler then knows the codes that",
    " * it can have.",
    " *",
    " * ```ts",
    ` * if (isErrorOf(error, ${quote(example)})) switch (error.code) …`,
    " * ```",
    " */",
    "export function isErrorOf<Id extends keyof ErrorCodes>(",
    "  error: unknown,",
    "  operation: Id,",
    `): error is ${coded}<ErrorCodes[Id]>;`,
    `export function isErrorOf(error: unknown): error is ${coded}<ErrorCode>;`,
    "export function isErrorOf(error: unknown, operation?: string): boolean {",
    `  return error instanceof ${error} && (operation === undefined || error.operation === operation);`,
    "}",
  ];
}
