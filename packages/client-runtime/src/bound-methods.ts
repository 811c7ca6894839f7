/**
 * Adds methods to a value that came from the API. They are not enumerable: JSON, spread, `structuredClone`, comparison and
 * devtools see the plain data. A field of the same name, which only a newer server could send, gives way to the method.
 * @returns `value` itself
 */
export function bindMethods<T extends object, M extends object>(value: T, methods: M): T & M {
  for (const name in methods) {
    Object.defineProperty(value, name, { value: methods[name], enumerable: false, configurable: true, writable: true });
  }
  return value as T & M;
}

/**
 * Makes `target` have the fields of `fresh` and no others, in place, so that whoever holds it sees the new state. Methods
 * added by `bindMethods` stay.
 */
export function replaceFields(target: object, fresh: object): void {
  for (const name of Object.keys(target)) {
    if (!Object.hasOwn(fresh, name)) Reflect.deleteProperty(target, name);
  }
  for (const [name, value] of Object.entries(fresh)) {
    const present = Object.getOwnPropertyDescriptor(target, name);
    if (present && !present.enumerable) continue;
    // Not by assignment: that of a field called `__proto__` would change the prototype.
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  }
}
