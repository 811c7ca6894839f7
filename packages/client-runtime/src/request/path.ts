import { InvalidInputError } from "../errors/client-error.ts";
import type { Operation, ParameterStyle, Styles } from "../operation.ts";
import { isAbsent, toWire } from "./scalar.ts";
import { type Encode, joined, pairs, plain } from "./styles.ts";

type PathValues = Readonly<Record<string, unknown>>;

const PARAMETER = /\{([^{}]+)\}/g;

/**
 * Refuses values that would lead to another route than the operation's: nothing makes `/scans/{scan_id}` the list at
 * `/scans/`, and URLs resolve `.` and `..` even when they are percent-encoded.
 */
export function checkPathParameters(operation: Operation, values: PathValues = {}): void {
  for (const [, name = ""] of operation.path.matchAll(PARAMETER)) {
    const value = Object.hasOwn(values, name) ? toWire(values[name]) : undefined;
    if (isUsable(value)) continue;
    const problem = isAbsent(value) || value === "" ? "is missing" : "is not a value that can stand in a path";
    throw new InvalidInputError(
      `${operation.method} ${operation.path}: the path parameter ${name} ${problem}. Pass a non-empty string or number.`,
    );
  }
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

/** The path of an operation with its parameters filled in. What follows a `#` only tells operations apart. */
export function pathText(operation: Operation, values: PathValues = {}): string {
  checkPathParameters(operation, values);
  const [path = ""] = operation.path.split("#");
  return pathSerializer(operation.styles?.path)(path, values);
}

/** Half of a surrogate pair has no UTF-8. */
export function isEncodable(text: string): boolean {
  try {
    encodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Writes path parameters in their declared styles, percent-encoded. */
export function pathSerializer(styles: Styles["path"]): (path: string, values: PathValues) => string {
  return (path, values) =>
    path.replace(PARAMETER, (template, name: string) =>
      Object.hasOwn(values, name) ? parameterText(name, values[name], styles?.[name]) : template,
    );
}

function parameterText(name: string, value: unknown, given: ParameterStyle | undefined): string {
  const content = plain(value, given);
  if (!content) return "";
  const encode = given?.allowReserved ? encodePathReserved : encodeURIComponent;
  const explode = given?.explode ?? false;
  switch (given?.style) {
    case "label":
      return `.${joined(content, explode ? "." : ",", explode, encode)}`;
    case "matrix":
      return pairs(encode(name), content, ",", explode, encode)
        .map((pair) => `;${pair.replace(/=$/, "")}`)
        .join("");
    default:
      return joined(content, ",", explode, encode);
  }
}

/** Slashes stay, what would end the path doesn't. */
const encodePathReserved: Encode = (text) => encodeURI(text).replace(/[?#]/g, encodeURIComponent);
