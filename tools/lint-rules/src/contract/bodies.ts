import type { Place } from "./place.ts";

export interface Content {
  /** Media type, e.g. `application/json`. */
  readonly mediaType: string;
  /** The Media Type Object. */
  readonly place: Place;
}

/** The bodies that a response or a request body declares, one a media type. */
export function contentsOf(owner: Place): Content[] {
  return owner
    .at("content")
    .fields()
    .map(([mediaType, place]) => ({ mediaType, place: place.follow() }));
}

/** Whether the media type is JSON: `application/json`, or one that ends with `+json`. */
export function isJson(mediaType: string): boolean {
  return /^application\/json\b|\+json\b/i.test(mediaType);
}

/** Whether the body is a file whatever its media type: bytes that nobody parses. */
export function isFile({ place }: Content): boolean {
  const schema = place.at("schema");
  return schema.child("format").text === "binary" || schema.child("contentMediaType").exists;
}

/** The schema of the `application/json` body, if there is one. */
export function jsonSchemaOf(owner: Place): Place | undefined {
  const json = contentsOf(owner).find(({ mediaType }) => /^application\/json\b/i.test(mediaType));
  const schema = json?.place.child("schema");
  return schema?.exists ? schema : undefined;
}
