import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "../measure/command.ts";

const FOLDER = join(import.meta.dirname, "../../peers");

/** Installs the peers, once. They are no part of the workspace, so that nobody else has to wait for them. */
export function installPeers(log: (line: string) => void): void {
  const installed = join(FOLDER, "node_modules/.package-lock.json");
  if (existsSync(installed) && sameVersions()) return;
  log("  installing the peers");
  const { status, stderr } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: FOLDER,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The peers can't be installed:\n${stderr}`);
}

function sameVersions(): boolean {
  const wanted: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(FOLDER, "package.json"), "utf8"),
  );
  return Object.entries(wanted.dependencies).every(([name, version]) => {
    const file = join(FOLDER, "node_modules", name, "package.json");
    return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).version === version;
  });
}

export function peerFile(path: string): string {
  return join(FOLDER, "node_modules", path);
}

/** Each takes a spec and a folder that is empty before each run. */
export function openapiTypescript(spec: string, out: string): Command {
  return peer("openapi-typescript", out, [peerFile("openapi-typescript/bin/cli.js"), spec, "-o", join(out, "api.ts")]);
}

export function heyApi(spec: string, out: string): Command {
  return peer("Hey API", out, [peerFile("@hey-api/openapi-ts/bin/run.js"), "-i", spec, "-o", out, "-s"]);
}

export function orval(spec: string, out: string): Command {
  const command = peer("orval", out, [peerFile("orval/dist/bin/orval.mjs"), "--config", "orval.config.mjs"]);
  const config = { api: { input: { target: spec }, output: { target: "api.ts", client: "fetch", mode: "single" } } };
  return {
    ...command,
    cwd: out,
    prepare: () => {
      command.prepare?.();
      writeFileSync(join(out, "orval.config.mjs"), `export default ${JSON.stringify(config)};\n`);
    },
  };
}

export function swaggerTypescriptApi(spec: string, out: string): Command {
  const cli = peerFile("swagger-typescript-api/dist/cli.mjs");
  return peer("swagger-typescript-api", out, [cli, "generate", "-p", spec, "-o", out, "-n", "api.ts", "--silent"]);
}

function peer(name: string, out: string, args: readonly string[]): Command {
  return { name, args, prepare: () => emptyFolder(out) };
}

export function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
