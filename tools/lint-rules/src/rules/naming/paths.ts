import { extension } from "../../contract/extension.ts";
import { contractRule } from "../../contract/rule.ts";
import { KEBAB_CASE, SNAKE_CASE } from "./cases.ts";

/** `/api-keys/{key_id}`: paths in kebab-case, their parameters in snake_case. */
export const paths = contractRule(({ root }, report) => {
  for (const [path, entry] of root.at("paths").fields()) {
    if (!path.startsWith("/") || extension(entry, "naming").node === false) continue;
    for (const segment of path.split("/").filter((part) => part !== "")) {
      const problem = problemOf(segment);
      if (problem)
        report(entry, `The path ${path} has the segment \`${segment}\`, which is not ${problem}. Rename it.`);
    }
  }
});

function problemOf(segment: string): string | undefined {
  const parameter = /^\{(.*)\}$/.exec(segment)?.[1];
  if (parameter !== undefined) return SNAKE_CASE.test(parameter) ? undefined : "in snake_case";
  return KEBAB_CASE.test(segment) ? undefined : "in kebab-case";
}
