import { isAbsent, toWire } from "./scalar.ts";
import { type Encode, jsonText } from "./styles.ts";

/**
 * `filter[status]=open&filter[tags][]=a`, nested as deep as the value is. OpenAPI leaves nesting open; this is what Rails,
 * PHP, Express and Stripe read. Only lists that hold objects or lists are numbered: `lines[0][price]=1`.
 */
export function deepPairs(name: string, value: unknown, encode: Encode): string[] {
  return collect(name, value, encode, new Set());
}

function collect(name: string, value: unknown, encode: Encode, parents: ReadonlySet<unknown>): string[] {
  const wire = toWire(value);
  if (isAbsent(wire)) return [];
  if (typeof wire === "function" || typeof wire === "symbol" || parents.has(wire)) return [jsonText(wire)];
  if (typeof wire !== "object") return [`${name}=${encode(String(wire))}`];
  const inner = new Set([...parents, wire]);
  if (Array.isArray(wire)) {
    const numbered = wire.some((item) => typeof toWire(item) === "object" && item !== null);
    return wire.flatMap((item, index) => collect(`${name}[${numbered ? index : ""}]`, item, encode, inner));
  }
  return Object.entries(wire as object).flatMap(([key, item]) =>
    collect(`${name}[${encode(key)}]`, item, encode, inner),
  );
}
