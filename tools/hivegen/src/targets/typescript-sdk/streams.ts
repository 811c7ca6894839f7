import type { MessageKind, Operation } from "../../model/api-model.ts";
import type { CodeFile } from "../../print/code-file.ts";
import { quote } from "../../print/text.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";

/** What arrives in a stream: a type of one message. */
export function messageType(names: SdkNames, file: CodeFile, operation: Operation, module?: string): string {
  const alias = names.messageAlias(operation);
  if (alias === undefined) return messageText(names, file, operation);
  return module === undefined ? alias : file.type(module, alias);
}

/** The type that is declared for messages of several kinds, if there are several. */
export function messageDeclaration(names: SdkNames, file: CodeFile, operation: Operation): string[] {
  const alias = names.messageAlias(operation);
  if (alias === undefined) return [];
  const members = variants(names, file, operation).map((text) => `  | ${text}`);
  return [
    `/** What arrives from \`${operation.methodName.camel}\`: \`event\` tells which it is. */`,
    `export type ${alias} =`,
    `${members.join("\n")};`,
  ];
}

function messageText(names: SdkNames, file: CodeFile, operation: Operation): string {
  return variants(names, file, operation).join(" | ") || "unknown";
}

function variants(names: SdkNames, file: CodeFile, { result }: Operation): string[] {
  const { format, kinds = [] } = result.messages ?? {};
  if (format === "lines") return kinds.map(({ schema }) => names.outputType(file, schema));
  const event = file.type(RUNTIME, "ServerSentEvent");
  const known = kinds.map((kind) => eventText(event, kind, names.outputType(file, kind.schema)));
  // Newer servers may send others.
  if (!kinds.every(({ name }) => name !== undefined)) return [...new Set(known)];
  return [...new Set([...known, `${event}<unknown, ${file.type(RUNTIME, "UnknownEventType")}>`])];
}

function eventText(event: string, { name }: MessageKind, data: string): string {
  if (name !== undefined) return `${event}<${data}, ${quote(name)}>`;
  return data === "string" ? event : `${event}<${data}>`;
}

/** How the runtime reads it. */
export function streamData({ result: { messages } }: Operation) {
  if (!messages) return {};
  const { format, kinds } = messages;
  if (format === "lines") return { stream: "json-lines" };
  if (kinds.every(({ isText }) => isText)) return { stream: "text-events" };
  const text = kinds.filter(({ isText }) => isText).map(({ name }) => name);
  return { stream: "json-events", textEvents: text.length > 0 ? text : undefined };
}
