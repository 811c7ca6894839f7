import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type RunningSite, startVulnerableSite } from "@hivepro/practice-sites";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PlatformProcess, startPlatformProcess } from "./platform-process.ts";

/** The quick start in a language: a program that takes the site and the file of the report. */
interface Program {
  readonly language: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** Prints the version of its toolchain, where it has one. */
  readonly toolchain?: readonly [command: string, argument: string];
}

const programs: readonly Program[] = [
  {
    language: "TypeScript",
    command: process.execPath,
    args: [join(import.meta.dirname, "../quickstart.ts")],
    folder: import.meta.dirname,
  },
  {
    language: "Go",
    command: "go",
    args: ["run", "./examples/quickstart"],
    folder: folderOf("@hivepro/sdk-go"),
    toolchain: ["go", "version"],
  },
];

let site: RunningSite;
let platform: PlatformProcess;

beforeAll(async () => {
  site = await startVulnerableSite();
  platform = await startPlatformProcess(["--allow-target", `127.0.0.1:${site.port}`]);
});

afterAll(async () => {
  await platform?.stop();
  await site?.close();
});

describe.each(programs)("the quick start in $language", (program) => {
  test.skipIf(isMissing(program))("prints what is serious on a real site and writes a PDF that opens", () =>
    expectFindings(program),
  );
});

function folderOf(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

/** In CI a test that is left out is a failure; elsewhere whoever lacks a language can do without its test. */
function isMissing({ toolchain: [command, argument] = [process.execPath, "--version"] }: Program): boolean {
  return spawnSync(command, [argument]).status !== 0;
}

async function expectFindings({ command, args, folder }: Program): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), "hivepro-quickstart-")), "scan-report.pdf");
  const child = spawn(command, [...args, site.url, file], {
    cwd: folder,
    env: { ...process.env, HIVEPRO_API_KEY: platform.apiKey, HIVEPRO_BASE_URL: `${platform.url}/api/v1` },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { exitCode, stdout, stderr } = await outputOf(child);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });

  const findings = stdout.split("\n").filter((line) => /^(critical|high): /.test(line));
  expect(findings.length).toBeGreaterThanOrEqual(3);
  expect(stdout).toMatch(/(critical|high): .*SQL injection/i);
  for (const line of findings) expect(line).toContain(`at ${site.url}`);

  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)) }).promise;
  const text = await textOf(pdf);
  expect(pdf.numPages).toBeGreaterThan(3);
  for (const line of findings) {
    const title = /^\w+: (.*) at /.exec(line)?.[1] ?? "";
    expect(text).toContain(title.replaceAll(/\s+/g, ""));
  }
}

async function outputOf(child: ChildProcess) {
  const output = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { exitCode, ...output };
}

/** All text of the document without white space, which a PDF doesn't keep reliably. */
async function textOf(pdf: Awaited<ReturnType<typeof getDocument>["promise"]>): Promise<string> {
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items.map((item) => ("str" in item ? item.str : "")).join("");
    }),
  );
  return pages.join("").replaceAll(/\s+/g, "");
}
