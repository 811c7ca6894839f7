import { InvalidInputError } from "../errors/client-error.ts";
import type { Operation, OperationInput } from "../operation.ts";
import { isAbsent, toWire } from "./scalar.ts";
import { defaultStyle, type ParameterWriter } from "./styles.ts";

/**
 * The path of an operation with its parameters filled in. Refuses values that would lead to another route: nothing makes
 * `/scans/{scan_id}` the list at `/scans/`, and URLs resolve `.` and `..` even when they are percent-encoded.
 */
export function pathText(
  { method, path, styles = defaultStyle }: Operation,
  values: OperationInput["path"] = {},
): string {
  // What follows a `#` only tells operations apart.
  const [template = ""] = path.split("#", 1);
  if (!template.includes("{")) return template;
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? toWire(values[name]) : undefined;
    const text = isUsable(value) ? parameterText(styles, name, value) : undefined;
    if (text !== undefined) return text;
    const problem = isAbsent(value) || value === "" ? "is missing" : "is not a value that can stand in a path";
    throw new InvalidInputError(
      `${method} ${path}: the path parameter ${name} ${problem}. Pass a non-empty string or number.`,
    );
  });
}

function isUsable(value: unknown): boolean {
  if (typeof value === "string") return value !== "" && value !== "." && value !== "..";
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object") return typeof value === "boolean" || typeof value === "bigint";
  const parts = Object.values(value ?? {});
  return parts.length > 0 && parts.every(isUsable);
}

/** Half of a surrogate pair has no UTF-8, and so no text. */
function parameterText(styles: ParameterWriter, name: string, value: unknown): string | undefined {
  try {
    return styles.path(name, value);
  } catch {
    return undefined;
  }
}
