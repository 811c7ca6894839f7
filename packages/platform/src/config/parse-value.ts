/** Reads one setting's text. Throws an `Error` whose message completes the sentence "PORT is …". */
export type ParseValue<T> = (text: string) => T;

export function wholeNumber(minimum: number, maximum: number): ParseValue<number> {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= minimum && value <= maximum) return value;
    throw new Error(`"${text}"; it must be a whole number from ${minimum} to ${maximum}`);
  };
}

export function oneOf<T extends string>(values: readonly T[]): ParseValue<T> {
  return (text) => {
    const value = values.find((candidate) => candidate === text);
    if (value !== undefined) return value;
    throw new Error(`"${text}"; it must be one of ${values.join(", ")}`);
  };
}

export const yesOrNo: ParseValue<boolean> = (text) => {
  if (text === "true" || text === "1") return true;
  if (text === "false" || text === "0") return false;
  throw new Error(`"${text}"; it must be true or false`);
};

export const nonEmpty: ParseValue<string> = (text) => {
  if (text.trim() !== "") return text;
  throw new Error("empty; leave it out or give it a value");
};

export const commaList: ParseValue<readonly string[]> = (text) =>
  text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");

/** An http or https URL without path, query or fragment; yields it without the slash at its end. */
export const originUrl: ParseValue<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === "http:" || url?.protocol === "https:";
  if (url !== undefined && isWeb && url.href === `${url.origin}/`) return url.origin;
  throw new Error(`"${text}"; it must be like https://hivepro.example.com, without a path`);
};
