type Values = Readonly<Record<string, unknown>>;

/** The cases that a written one stands for, by what is added to its id. */
export function expandEach(written: unknown): ReadonlyMap<string, unknown> {
  if (!isObject(written) || !isObject(written.each)) return new Map([["", written]]);
  const { each: _, ...rest } = written;
  return new Map(
    Object.entries(written.each).map(([name, values]) => [
      `/${name}`,
      fillIn(rest, { name, ...(isObject(values) ? values : {}) }),
    ]),
  );
}

/** Replaces `<<name>>`: by the value itself where it is the whole text. */
function fillIn(value: unknown, values: Values): unknown {
  if (typeof value === "string") return fillText(value, values);
  return mapMembers(value, (member) => fillIn(member, values));
}

function fillText(text: string, values: Values): unknown {
  const whole = /^<<(\w+)>>$/.exec(text)?.[1];
  if (whole !== undefined) return namedValue(whole, values);
  return text.replace(/<<(\w+)>>/g, (_, name: string) => String(namedValue(name, values)));
}

function namedValue(name: string, values: Values): unknown {
  if (Object.hasOwn(values, name)) return values[name];
  throw new Error(`<<${name}>> has no value; "each" gives ${Object.keys(values).join(", ")}.`);
}

/** Replaces `{ $model: scan, status: running }` by the model of that name with some members changed. */
export function expandModels(value: unknown, models: Values): unknown {
  if (!isObject(value) || !("$model" in value)) return mapMembers(value, (member) => expandModels(member, models));
  const { $model: name, ...changes } = value;
  const model = typeof name === "string" ? models[name] : undefined;
  if (!isObject(model)) {
    throw new Error(`There is no model ${JSON.stringify(name)}; there are ${Object.keys(models).join(", ")}.`);
  }
  return { ...model, ...mapObject(changes, (member) => expandModels(member, models)) };
}

export function mapMembers(value: unknown, change: (member: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  return isObject(value) ? mapObject(value, change) : value;
}

function mapObject(value: Values, change: (member: unknown) => unknown): Values {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member)]));
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
