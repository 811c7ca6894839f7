import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createProject } from "./project.ts";
import { packAll, type Tarballs } from "./tarballs.ts";

declare module "vitest" {
  interface ProvidedContext {
    tarballs: Tarballs;
    /** A project of ES modules, installed by npm. */
    esm: string;
    /** A project of CommonJS modules, installed by pnpm: it finds nothing that isn't declared. */
    cjs: string;
  }
}

/** Packs what is published and installs it into fresh projects, once for all tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const packages = join(import.meta.dirname, "../../../../packages");
  const folder = await mkdtemp(join(tmpdir(), "hivepro-consumers-"));
  await mkdir(join(folder, "tarballs"));
  const tarballs = await packAll([join(packages, "sdk")], join(folder, "tarballs"));
  const [esm, cjs] = await Promise.all([
    createProject(join(folder, "esm"), { type: "module", manager: "npm", tarballs }),
    createProject(join(folder, "cjs"), { type: "commonjs", manager: "pnpm", tarballs }),
  ]);
  project.provide("tarballs", tarballs);
  project.provide("esm", esm);
  project.provide("cjs", cjs);
  return () => rm(folder, { recursive: true, force: true });
}
