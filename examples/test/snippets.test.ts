import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

/** The TypeScript in READMEs and guides that uses the SDK must compile as it stands there. */
const root = join(import.meta.dirname, "../..");
const scratch = join(import.meta.dirname, "../test-results/snippets");
const sources = [
  "README.md",
  "packages/sdk/README.md",
  "packages/types/README.md",
  ...globSync("packages/docs/content/*.md", { cwd: root }),
];
const snippets = sources.flatMap((source) =>
  [...readFileSync(join(root, source), "utf8").matchAll(/```(?:ts|typescript)\n(.*?)```/gs)].map((match, index) => ({
    name: `${source.replaceAll(/[^a-z]+/gi, "-")}-${index + 1}.ts`,
    code: match[1] ?? "",
  })),
);

/** Later snippets of a guide go on with the client of the first. */
function missingFrom(code: string): string {
  if (!code.includes("client") || code.includes("import ")) return "";
  const client = code.includes("const client") ? "" : "declare const client: HiveProClient;\n";
  return `import { HiveProClient } from "@hivepro/sdk";\n${client}`;
}

beforeAll(() => {
  mkdirSync(scratch, { recursive: true });
  for (const { name, code } of snippets)
    writeFileSync(join(scratch, name), `${missingFrom(code)}${code}\nexport {};\n`);
  const options = { extends: "../../tsconfig.json", compilerOptions: { noUnusedLocals: false }, include: ["*.ts"] };
  writeFileSync(join(scratch, "tsconfig.json"), JSON.stringify(options));
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("every snippet of READMEs and guides compiles", () => {
  expect(snippets.length).toBeGreaterThan(5);
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", scratch], { encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
});
