import type { Json } from "../document/json.ts";
import type { MessageKind, Messages } from "../model/api-model.ts";
import type { Schema } from "../model/schema.ts";

/** A stream with one message of each kind, as it is on the wire. */
export function streamText({ format, kinds }: Messages, sample: (schema: Schema) => Json): string {
  const messages = kinds.map((kind) => {
    const text = textOf(kind, sample(kind.schema));
    return format === "lines" ? `${text}\n` : eventText(kind, text);
  });
  return messages.join("");
}

function textOf({ isText }: MessageKind, value: Json): string {
  return isText && typeof value === "string" ? value : JSON.stringify(value);
}

function eventText({ name }: MessageKind, data: string): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return `${name === undefined ? "" : `event: ${name}\n`}${lines.join("")}\n`;
}
