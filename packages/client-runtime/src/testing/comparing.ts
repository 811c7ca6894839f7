/** Compiled once; a pattern that JavaScript can't read refuses nothing. */
const expressions = new Map<string, RegExp>();

export function expression(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  let made = /(?:)/;
  try {
    made = new RegExp(pattern, "u");
  } catch {}
  expressions.set(pattern, made);
  return made;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Blob);
}

export function equal(first: unknown, second: unknown): boolean {
  return first === second || (typeof first === "object" && JSON.stringify(first) === JSON.stringify(second));
}

/** A value as it reads in a sentence. */
export function shown(value: unknown): string {
  const text = value === undefined ? "absent" : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
