/** Splits a JSON pointer: `/meta/request_id` is `["meta", "request_id"]`, the empty pointer `[]`. */
export function parsePointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Whether `value` is a JSON pointer: empty, or starting with a slash. */
export function isPointer(value: unknown): value is string {
  return typeof value === "string" && (value === "" || value.startsWith("/"));
}
