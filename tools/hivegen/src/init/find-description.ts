import { existsSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["", "spec", "specs", "api", "docs", "openapi"];
const NAMES = ["openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml", "swagger.yml", "swagger.json"];

/** The API description that a folder has, under one of the usual names; relative to it. */
export function findDescription(base: string): string | undefined {
  return FOLDERS.flatMap((folder) => NAMES.map((name) => (folder === "" ? name : `${folder}/${name}`))).find((path) =>
    existsSync(join(base, path)),
  );
}
