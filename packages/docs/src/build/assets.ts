import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { explorerBundle } from "./explorer/bundle.ts";

const assets = new URL("../../assets/", import.meta.url);
const styles = new URL("../../styles/", import.meta.url);

/** Files of the site that aren't pages, by their name. */
export type Assets = ReadonlyMap<string, string>;

const frameStyles = ["colours.css", "frame.css", "navigation.css", "screens.css"];
const contentStyles = ["text.css", "code.css", "reference.css", "content-screens.css"];

/**
 * Our own scripts; our styles, a single file for each kind of page, as the explorer has styles of its own that ours
 * must not meet; Scalar's script with its licence.
 */
export async function readAssets(): Promise<Assets> {
  const licence = new URL("../LICENSE", import.meta.resolve("@scalar/fastify-api-reference"));
  return new Map([
    ...(await readFolder(assets)),
    ["style.css", await readStyles([...frameStyles, ...contentStyles])],
    ["explorer.css", await readStyles([...frameStyles, "explorer.css"])],
    ["scalar.js", await explorerBundle()],
    ["scalar.LICENSE.txt", await readFile(licence, "utf8")],
  ]);
}

async function readStyles(names: readonly string[]): Promise<string> {
  return (await Promise.all(names.map((name) => readFile(new URL(name, styles), "utf8")))).join("\n");
}

/** The files of a folder by name, in the order of their names. */
async function readFolder(folder: URL): Promise<[name: string, content: string][]> {
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => [name, await readFile(new URL(name, folder), "utf8")]),
  );
}

/** The address of an asset inside the site; it changes with the content, so that it may be cached for ever. */
export function assetAddress(files: Assets, name: string): string {
  const content = files.get(name);
  if (content === undefined) throw new Error(`A page uses the asset ${name}, which does not exist. Add it to assets/.`);
  return `assets/${name}?v=${createHash("sha256").update(content).digest("hex").slice(0, 8)}`;
}
