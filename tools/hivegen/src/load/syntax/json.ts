import { type ParseError, parse as parseTolerantly, printParseErrorCode } from "jsonc-parser";
import type { Json } from "../../document/json.ts";
import { InputSyntaxError } from "./syntax-error.ts";

export function parseJson(text: string): Json {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw syntaxError(text, error);
  }
}

/** The engine's own message doesn't always say where. */
function syntaxError(text: string, error: unknown): InputSyntaxError {
  const problems: ParseError[] = [];
  try {
    parseTolerantly(text, problems);
  } catch {
    // Nested too deeply for a second look; the engine's message has to do.
  }
  const [problem] = problems;
  if (!problem) return new InputSyntaxError(error instanceof Error ? error.message : String(error), undefined);
  return new InputSyntaxError(sentence(printParseErrorCode(problem.error)), problem.offset);
}

/** `ValueExpected` is "Value expected". */
function sentence(code: string): string {
  const words = code.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
