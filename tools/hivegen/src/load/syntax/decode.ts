import { InputSyntaxError } from "./syntax-error.ts";

/** Text of a file: UTF-8, or UTF-16 where a byte order mark or the zeros of ASCII letters give it away. */
export function decode(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const mayHaveZero = encoding !== "utf-8" || bytes.includes(0);
  const zero = mayHaveZero ? text.indexOf("\0") : -1;
  if (zero !== -1) throw new InputSyntaxError("It is not text: it has a zero byte", zero);
  return text;
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first !== undefined && first > 0 && second === 0 && bytes.length % 2 === 0) return "utf-16le";
  if (first === 0 && second !== undefined && second > 0 && bytes.length % 2 === 0) return "utf-16be";
  return "utf-8";
}
