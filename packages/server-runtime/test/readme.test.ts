import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the README's example runs against the built package", () => {
  const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
  const folder = join(import.meta.dirname, "../test-results/readme");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "example.ts"), example);
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "example.ts")], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout).toMatch(/success: true,\s+data: \{ id: 'n_1', text: 'Hello' \},\s+meta: \{ request_id: 'req_\w+' \}/);
});
