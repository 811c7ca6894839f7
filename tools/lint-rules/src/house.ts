import type { Plugin, RuleConfig } from "@redocly/openapi-core";

type SharedConfig = NonNullable<Plugin["configs"]>[string];

/** Settings of Redocly's own rules that go with ours. */
const BUILT_IN: Readonly<Record<string, RuleConfig>> = {
  // Ours say the same at the exact node, with the way out.
  "operation-operationId-unique": "off",
  "operation-summary": "off",
  "tag-description": "off",
  // A misspelt optional field in an example would pass otherwise.
  "no-invalid-media-type-examples": { severity: "error", allowAdditionalProperties: false },
  "no-invalid-parameter-examples": { severity: "error", allowAdditionalProperties: false },
  "no-invalid-schema-examples": { severity: "error", allowAdditionalProperties: false },
};

/** The config to extend after `recommended-strict`: every rule of ours is an error. */
export function house(rules: readonly string[]): SharedConfig {
  const ours = Object.fromEntries(rules.map((rule) => [`hivepro/${rule}`, "error"] as const));
  return { rules: { ...BUILT_IN, ...ours } };
}
