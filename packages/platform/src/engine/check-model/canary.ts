import { randomBytes, randomInt } from "node:crypto";

/** Unique harmless strings by which a check recognises its own request in an answer. */
export interface Canary {
  /** Lower-case letters and digits, starts with a letter; never the same twice. */
  marker(): string;
  /** A host name that belongs to nobody (RFC 2606) and is unique to this request. */
  host(): string;
  /** Four digits, for sums and products that only the server can have computed. */
  operand(): number;
}

export const randomCanary: Canary = {
  marker: () => `hv${randomBytes(5).toString("hex")}`,
  host: () => `hv${randomBytes(5).toString("hex")}.example`,
  operand: () => randomInt(1_000, 10_000),
};
