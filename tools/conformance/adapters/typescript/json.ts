export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object of a command; absent ones are empty. */
export function objectAt(command: Json, name: string): Json {
  const value = command[name] ?? {};
  if (isJson(value)) return value;
  throw new TypeError(`${name} must be an object`);
}

export function textAt(command: Json, name: string): string {
  const value = command[name];
  if (typeof value === "string") return value;
  throw new TypeError(`${name} must be a text`);
}

export function numberAt(command: Json, name: string): number {
  const value = command[name];
  if (typeof value === "number") return value;
  throw new TypeError(`${name} must be a number`);
}

/** What a program would write as typed values, a case has as JSON; that its form is right is up to the case. */
export function typed<T>(value: unknown): T {
  return value as T;
}
