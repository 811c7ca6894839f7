/** What a type is made of; that decides how an absent value of it is told. */
export type Form =
  /** A struct with members: absent as a nil pointer. */
  | "struct"
  /** Its zero value can't be sent, so that it stands for an absent one: enums, unions. */
  | "zero"
  /** Slices, maps and `any`, which can be nil. */
  | "nil"
  /** Text, numbers, times: absent as a nil pointer. */
  | "plain";

export interface GoType {
  readonly text: string;
  readonly form: Form;
  /** It holds one of several types, and knows by itself whether it does. */
  readonly union?: true;
}

export function plain(text: string): GoType {
  return { text, form: "plain" };
}

export const ANY: GoType = { text: "any", form: "nil" };

/** A list or a map of them. Structs in maps and lists are values. */
export function listOf(item: GoType): GoType {
  return { text: `[]${item.text}`, form: "nil" };
}

export function mapOf(value: GoType): GoType {
  return { text: `map[string]${value.text}`, form: "nil" };
}

/** A value that may be null as well. */
export function orNull(type: GoType): GoType {
  return type.form === "plain" || type.form === "struct" ? { text: `*${type.text}`, form: "nil" } : type;
}

/** A value as a method gives it: structs by pointer. */
export function given(type: GoType): string {
  return type.form === "struct" ? `*${type.text}` : type.text;
}
