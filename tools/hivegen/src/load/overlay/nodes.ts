import { exec, type JsonValue } from "jsonpath-rfc9535";
import type { Json } from "../../document/json.ts";

/** Pointers of what a JSONPath (RFC 9535) selects. Throws where the text isn't one. */
export function nodesAt(root: Json, path: string): string[][] {
  const found: string[][] = [];
  exec(plain(root), path, (_, steps) => found.push(steps.map((step) => unescaped(String(step)))));
  return found;
}

/** Parsed documents have no `undefined` in them, which the library's type doesn't allow. */
function plain(value: Json): JsonValue {
  return value as JsonValue;
}

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** Names come as normalized paths have them, with escapes. */
function unescaped(name: string): string {
  return name.replace(/\\(?:u([0-9a-f]{4})|(.))/gs, (_, code: string | undefined, letter: string) =>
    code === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
