import type { Operation } from "../contract/operation.ts";
import { slug } from "../markdown/headings.ts";

/** Where things stand in the site, as paths that a `Link` takes. */
export const places = {
  endpoints: "reference/",
  errors: "reference/errors/",
  schemas: "reference/schemas/",
  webhooks: "reference/webhooks/",
  tag: (name: string) => `reference/${slug(name)}/`,
  operation: (operation: Operation) => `${places.tag(operation.tag)}#${operation.id}`,
  schema: (name: string) => `${places.schemas}#${name}`,
  code: (code: string) => `${places.errors}#${codeAnchor(code)}`,
} as const;

/** The id of an error code on the page of errors. */
export function codeAnchor(code: string): string {
  return `code-${code}`;
}
