/** Dates are written as the contract's `date-time`; everything else goes on as it is. */
export function toWire(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}
