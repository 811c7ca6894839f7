import { describe, FROM_STANDARD, INFORMATIONAL, type OriginCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";

const PATHS = ["/graphql", "/api/graphql", "/graphql/v1", "/query"];
const ANSWER = /^\s*\{\s*"data"\s*:\s*\{\s*"__schema"\s*:\s*\{\s*"queryType"[^}]*\}/;

export const graphqlIntrospection: OriginCheck = {
  info: describe({
    id: "graphql-introspection",
    title: "GraphQL schema is public",
    description:
      "The GraphQL endpoint describes its whole schema to everybody, including operations meant for internal use.",
    category: "exposure",
    cvssVector: INFORMATIONAL,
    cwe: 200,
    owasp: OWASP.misconfiguration,
    scanTypes: FROM_STANDARD,
    mode: "active",
    remediation: "Switch off introspection in production unless the API is meant to be public.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/GraphQL_Cheat_Sheet.html"],
  }),

  async onOrigin(site) {
    for (const path of PATHS) {
      const exchange = await site.probe({
        url: new URL(path, site.startUrl),
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: "{__schema{queryType{name}}}" }),
      });
      const matched = ANSWER.exec(exchange?.response.body ?? "")?.[0];
      if (exchange === undefined || matched === undefined) continue;
      return [{ scope: "path", exchange, confidence: "certain", matched }];
    }
    return [];
  },
};
