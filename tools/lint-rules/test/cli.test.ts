import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { fixture } from "./engine/lint.ts";

const CLI = fileURLToPath(new URL("../node_modules/@redocly/cli/bin/cli.js", import.meta.url));

interface Run {
  readonly status: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Lints as a person does: the CLI, and a redocly.yaml that names the plugin by path. */
function redoclyLint(file: string): Promise<Run> {
  const args = [CLI, "lint", fixture(`contract/${file}`), "--config", fixture("contract/redocly.yaml")];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return new Promise((resolve) => {
    execFile(process.execPath, [...args, "--format", "json"], { env }, (error, stdout, stderr) => {
      resolve({ status: error?.code ?? 0, stdout, stderr });
    });
  });
}

test("the CLI loads the plugin from redocly.yaml and fails on its findings", async () => {
  const { status, stdout, stderr } = await redoclyLint("broken.yaml");
  expect(stderr).not.toContain("Warning");
  expect(status).toBe(1);
  const { problems } = JSON.parse(stdout) as { problems: { ruleId: string; severity: string }[] };
  expect(problems).toContainEqual(expect.objectContaining({ ruleId: "hivepro/documented", severity: "error" }));
});

test("the CLI passes a contract that keeps the rules", async () => {
  const { status, stdout } = await redoclyLint("openapi.yaml");
  expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0, warnings: 0 } });
  expect(status).toBe(0);
});
