import type { Content, ContentKind } from "./api-model.ts";
import type { Schema } from "./schema.ts";

export function isJson(mediaType: string): boolean {
  return /^(?:application|text)\/(?:[\w.!#$&^-]+\+)?(?:x-)?json(?:-patch\+json)?\s*(?:;|$)/i.test(mediaType);
}

/** Messages that arrive one by one: server-sent events, or a JSON text a line. */
export function isStream(mediaType: string): boolean {
  return /^(?:text\/event-stream|application\/(?:x-)?(?:ndjson|jsonl|json-?lines|json-seq|stream\+json))\b/i.test(
    mediaType,
  );
}

export function isEventStream(mediaType: string): boolean {
  return /^text\/event-stream\b/i.test(mediaType);
}

const TEXT = /^text\/|^application\/(?:[\w.-]+\+)?(?:x-)?(?:xml|yaml|javascript|graphql|sql|toml|csv)\b/i;

/** What a media type means for the value; where the type doesn't tell, the schema does. */
export function kindOfContent(mediaType: string, schema: Schema | undefined): ContentKind {
  if (/^multipart\/form-data\b/i.test(mediaType)) return "multipart";
  if (/^application\/x-www-form-urlencoded\b/i.test(mediaType)) return kindOfForm(schema);
  if (schema?.kind === "binary" || isStream(mediaType)) return "binary";
  if (isJson(mediaType)) return "json";
  if (TEXT.test(mediaType)) return "text";
  if (/^(?:multipart|image|audio|video|font)\//i.test(mediaType) || !schema) return "binary";
  if (schema.kind === "string" || schema.kind === "enum") return isRange(mediaType) ? "text" : kindOfText(schema);
  return schema.kind === "any" && !isRange(mediaType) ? "binary" : "json";
}

/** A text is the form as it is sent. */
function kindOfForm(schema: Schema | undefined): ContentKind {
  return schema?.kind === "string" ? "text" : "form";
}

/** `application/pdf` with a plain string is meant as bytes. */
function kindOfText(schema: Schema): ContentKind {
  return schema.kind === "string" && schema.format === undefined ? "binary" : "text";
}

function isRange(mediaType: string): boolean {
  return !/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(?:;|$)/.test(mediaType);
}

const SENT: Readonly<Record<ContentKind, string>> = {
  json: "application/json",
  multipart: "multipart/form-data",
  form: "application/x-www-form-urlencoded",
  text: "text/plain",
  binary: "application/octet-stream",
};

/** A media type that can be sent: a range, or what is none, is replaced by the plainest of its kind. */
export function concreteType(mediaType: string, kind: ContentKind): string {
  return isRange(mediaType) ? SENT[kind] : mediaType.trim();
}

const PREFERENCE: readonly ContentKind[] = ["json", "multipart", "form", "text", "binary"];

/** By kind; of JSON the plain type first. */
export function byPreference(a: Pick<Content, "kind" | "sentAs">, b: Pick<Content, "kind" | "sentAs">): number {
  return rank(a) - rank(b);
}

/** Where a form is offered for what JSON can't say, it comes first. */
export function formsFirst(a: Pick<Content, "kind" | "sentAs">, b: Pick<Content, "kind" | "sentAs">): number {
  return Number(b.kind === "multipart") - Number(a.kind === "multipart") || byPreference(a, b);
}

function rank({ kind, sentAs }: Pick<Content, "kind" | "sentAs">): number {
  return PREFERENCE.indexOf(kind) + (kind === "json" && sentAs !== "application/json" ? 0.5 : 0);
}
