/** Small pieces of TypeScript as text. */

export const LINE_WIDTH = 120;

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

export function quote(text: string): string {
  return JSON.stringify(text);
}

/** A property name, quoted where it must be. */
export function propertyKey(name: string): string {
  return IDENTIFIER.test(name) ? name : quote(name);
}

/** A property name of an object literal, where a plain `__proto__` would set the prototype. */
export function memberKey(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : propertyKey(name);
}

/** `object.name` or `object["na-me"]`. @param optional the object may be `undefined` */
export function access(object: string, name: string, optional = false): string {
  if (IDENTIFIER.test(name)) return `${object}${optional ? "?." : "."}${name}`;
  return `${object}${optional ? "?." : ""}[${quote(name)}]`;
}

export function indent(text: string, by = "  "): string {
  if (text === "") return text;
  if (!text.includes("\n")) return by + text;
  // Empty lines stay empty.
  return (text.startsWith("\n") ? "" : by) + text.replaceAll(/\n(?=[^\n])/g, `\n${by}`);
}

/** A documentation comment, or nothing where there is nothing to say. */
export function jsdoc(paragraphs: readonly (string | undefined)[]): string[] {
  const lines = paragraphs
    .filter((paragraph) => paragraph !== undefined && paragraph.trim() !== "")
    .flatMap((paragraph, index) => [...(index > 0 ? [""] : []), ...wrap(paragraph?.trim() ?? "")])
    .map((line) => (line.includes("*/") ? line.replaceAll("*/", "*\\/") : line));
  if (lines.length === 0) return [];
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && only.length <= LINE_WIDTH - 12) return [`/** ${only} */`];
  return ["/**", ...lines.map((line) => (line === "" ? " *" : ` * ${line}`)), " */"];
}

/** Breaks prose at 110 columns. Lists and code keep their lines. */
function wrap(text: string): string[] {
  if (text.startsWith("@") || text.includes("```")) return text.split("\n");
  return joinLines(text).flatMap(wrapLine);
}

/** Undoes line breaks inside a paragraph. */
function joinLines(text: string): string[] {
  const joined: string[] = [];
  for (const line of text.split("\n")) {
    const previous = joined.at(-1);
    const continues = previous !== undefined && previous !== "" && /^[^\s\-*|\d>#]/.test(line);
    if (continues) joined[joined.length - 1] = `${previous} ${line}`;
    else joined.push(line);
  }
  return joined;
}

function wrapLine(line: string): string[] {
  if (line.length <= LINE_WIDTH - 10) return [line];
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (current !== "" && longer.length > LINE_WIDTH - 10) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

/** An expression inside a `literal`, printed as it is. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value as a TypeScript literal, on one line where it fits into `width`. */
export function literal(value: unknown, width = LINE_WIDTH): string {
  if (value instanceof Code) return value.text;
  if (Array.isArray(value))
    return list(
      "[",
      value.map((item) => literal(item, width - 2)),
      "]",
      width,
    );
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => `${memberKey(name)}: ${literal(item, width - 2 - name.length - 2)}`);
    return list("{", members, "}", width, " ");
  }
  return JSON.stringify(value) ?? "undefined";
}

/** `open item, item close` on one line, or one item a line. */
export function list(open: string, items: readonly string[], close: string, width = LINE_WIDTH, padding = ""): string {
  if (items.length === 0) return open + close;
  const line = `${open}${padding}${items.join(", ")}${padding}${close}`;
  if (line.length <= width && !line.includes("\n")) return line;
  return [open, ...items.map((item) => indent(`${item},`)), close].join("\n");
}

/**
 * `name(argument, argument)`. Where that is too long, a line for each argument; a single argument of several lines keeps
 * its brackets at the call's.
 */
export function call(name: string, args: readonly (string | undefined)[], width = LINE_WIDTH): string {
  const given = args.filter((argument) => argument !== undefined);
  const [only] = given;
  if (given.length === 1 && only?.includes("\n")) return `${name}(${only})`;
  return list(`${name}(`, given, ")", width);
}
