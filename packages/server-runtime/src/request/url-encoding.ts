/** One `name=value` of a query or form, the value still as it was sent. */
export interface RawPair {
  readonly name: string;
  readonly raw: string;
}

const MAXIMUM_PAIRS = 1000;

/** Percent-decoding with `+` as a space; `undefined` when it is malformed. */
export function decodeText(raw: string): string | undefined {
  if (!/[%+]/.test(raw)) return raw;
  try {
    return decodeURIComponent(raw.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

export interface RawPairs {
  readonly pairs: readonly RawPair[];
  /** What can't be read as pairs at all, as it follows "The query". */
  readonly fault?: string;
}

/** Splits `a=1&b=2`. The number of pairs is bounded. */
export function splitPairs(text: string): RawPairs {
  const parts = text === "" ? [] : text.split("&", MAXIMUM_PAIRS + 1).filter((part) => part !== "");
  if (parts.length > MAXIMUM_PAIRS) return { pairs: [], fault: `has more than ${MAXIMUM_PAIRS} values` };
  const pairs: RawPair[] = [];
  for (const part of parts) {
    const equals = part.indexOf("=");
    const name = decodeText(equals < 0 ? part : part.slice(0, equals));
    if (name === undefined) return { pairs: [], fault: "has a name with malformed percent-encoding" };
    pairs.push({ name, raw: equals < 0 ? "" : part.slice(equals + 1) });
  }
  return { pairs };
}

/** The query of a request target, without the question mark. */
export function queryOf(url: string): string {
  const start = url.indexOf("?");
  return start < 0 ? "" : url.slice(start + 1);
}

export function pathOf(url: string): string {
  const start = url.indexOf("?");
  return start < 0 ? url : url.slice(0, start);
}
