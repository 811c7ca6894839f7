import type { Oas3Rule, Plugin } from "@redocly/openapi-core";
import { house } from "./house.ts";
import { documented } from "./rules/documented.ts";
import { envelopeOnJson } from "./rules/envelope-on-json.ts";
import { errorsComplete } from "./rules/errors-complete/index.ts";
import { examples } from "./rules/examples.ts";
import { idempotency } from "./rules/idempotency.ts";
import { naming } from "./rules/naming/index.ts";
import { paginationShape } from "./rules/pagination-shape.ts";
import { rateLimitHeaders } from "./rules/rate-limit-headers.ts";
import { scopes } from "./rules/scopes.ts";
import { waitersAndLinks } from "./rules/waiters-and-links/index.ts";
import { xHivegenSchema } from "./rules/x-hivegen-schema.ts";

const rules: Readonly<Record<string, Oas3Rule>> = {
  "envelope-on-json": envelopeOnJson,
  "errors-complete": errorsComplete,
  "rate-limit-headers": rateLimitHeaders,
  naming,
  "pagination-shape": paginationShape,
  scopes,
  examples,
  idempotency,
  "waiters-and-links": waitersAndLinks,
  documented,
  "x-hivegen-schema": xHivegenSchema,
};

/** The Redocly plugin: rules as `hivepro/<rule>`, and the config `hivepro/house` that switches all of them on. */
export default function hivepro(): Plugin {
  return { id: "hivepro", rules: { oas3: rules }, configs: { house: house(Object.keys(rules)) } };
}
