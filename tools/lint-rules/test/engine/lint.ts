import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { createConfig, lint, type RuleConfig } from "@redocly/openapi-core";
import hivepro from "../../src/plugin.ts";

/** A finding as tests compare it: rule, `file.yaml#/pointer`, message. */
export type Finding = readonly [rule: string, place: string, message: string];

/** Runs Redocly's own engine on a file of fixtures, with these rules and no others. */
export async function lintWith(rules: Readonly<Record<string, RuleConfig>>, file: string): Promise<Finding[]> {
  return run({ rules }, file);
}

/** Runs Redocly's own engine on a file of fixtures, with the configs that a contract extends. */
export async function lintExtending(configs: string[], file: string): Promise<Finding[]> {
  return run({ extends: configs }, file);
}

export function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}

async function run(settings: { rules: Readonly<Record<string, RuleConfig>> } | { extends: string[] }, file: string) {
  const config = await createConfig({ ...settings, plugins: [hivepro()] }, { configPath: fixture("redocly.yaml") });
  const problems = await lint({ ref: fixture(file), config });
  return problems.map(({ ruleId, location, message }): Finding => {
    const [first] = location;
    return [ruleId, `${basename(first?.source.absoluteRef ?? "")}${first?.pointer}`, message];
  });
}
