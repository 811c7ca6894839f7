import { InvalidInputError } from "../errors/client-error.ts";
import type { Operation, OperationInput } from "../operation.ts";
import { isAbsent, toWire } from "./scalar.ts";
import { defaultStyle } from "./styles.ts";

/**
 * The path of an operation with its parameters filled in. Refuses values that would lead to another route: nothing makes
 * `/scans/{scan_id}` the list at `/scans/`, and URLs resolve `.` and `..` even when they are percent-encoded.
 */
export function pathText(
  { method, path, styles = defaultStyle }: Operation,
  values: OperationInput["path"] = {},
): string {
  // What follows a `#` only tells operations apart.
  return path.replace(/#.*/, "").replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? toWire(values[name]) : undefined;
    if (isUsable(value)) return styles.path(name, value);
    const problem = isAbsent(value) || value === "" ? "is missing" : "is not a value that can stand in a path";
    throw new InvalidInputError(
      `${method} ${path}: the path parameter ${name} ${problem}. Pass a non-empty string or number.`,
    );
  });
}

function isUsable(value: unknown): boolean {
  switch (typeof value) {
    case "string":
      return value !== "" && value !== "." && value !== ".." && isEncodable(value);
    case "number":
      return Number.isFinite(value);
    case "boolean":
    case "bigint":
      return true;
    case "object":
      return value !== null && Object.values(value).length > 0 && Object.values(value).every(isUsable);
    default:
      return false;
  }
}

/** Half of a surrogate pair has no UTF-8. */
function isEncodable(text: string): boolean {
  try {
    encodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
