import { describe, FROM_STANDARD, INFORMATIONAL, type OriginCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { type KnownFile, probeKnownFiles } from "../probing/known-files.ts";

const DESCRIPTION = /"(?:openapi|swagger)"\s*:\s*"[23]\.|^(?:openapi|swagger):\s*["']?[23]\./m;

const FILES: readonly KnownFile[] = [
  { path: "/openapi.json", signature: DESCRIPTION, subject: "OpenAPI" },
  { path: "/swagger.json", signature: DESCRIPTION, subject: "OpenAPI" },
  { path: "/v3/api-docs", signature: DESCRIPTION, subject: "OpenAPI" },
  { path: "/api-docs", signature: DESCRIPTION, subject: "OpenAPI", deepOnly: true },
  { path: "/openapi.yaml", signature: DESCRIPTION, subject: "OpenAPI", deepOnly: true },
  { path: "/swagger/v1/swagger.json", signature: DESCRIPTION, subject: "OpenAPI", deepOnly: true },
];

export const apiDocsExposed: OriginCheck = {
  info: describe({
    id: "api-docs-exposed",
    title: "API description is public",
    description:
      "The description of the site's API can be read by everybody. For a public API this is intended; for an internal one it is a map.",
    category: "exposure",
    cvssVector: INFORMATIONAL,
    cwe: 200,
    owasp: OWASP.misconfiguration,
    scanTypes: FROM_STANDARD,
    mode: "active",
    remediation: "If the API is not public, require authentication for its description.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html"],
  }),

  onOrigin: (site) => probeKnownFiles(site, FILES),
};
