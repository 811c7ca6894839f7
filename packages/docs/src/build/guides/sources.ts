import { places } from "../reference/places.ts";

/** The pages that Markdown sources may link to by the name of their file, and where each stands in the site. */
export const sources: Readonly<Record<string, string>> = {
  "overview.md": "",
  "authentication.md": "authentication/",
  "endpoints.md": places.endpoints,
  "errors.md": places.errors,
  "webhooks.md": places.webhooks,
  "schemas.md": places.schemas,
  "api-keys.md": places.tag("API Keys"),
  "oauth.md": places.tag("OAuth"),
  "explorer.md": "explorer/",
  "openapi.json": "openapi.json",
};

/** The place of a link's target; other sites are left alone. Throws on a file that is no page. */
export function placeOf(target: string, file: string): string | undefined {
  if (/^(https?:|mailto:|#)/.test(target)) return undefined;
  const [name = "", fragment] = target.split("#");
  const place = sources[name];
  if (place === undefined) {
    throw new Error(`${file} links to ${target}, which is no page. Link to one of: ${Object.keys(sources).join(", ")}`);
  }
  return fragment === undefined ? place : `${place}#${fragment}`;
}
