import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "../measure/command.ts";
import { heyApi, installPeers, peerFile } from "../peers/peers.ts";
import { table } from "../report/table.ts";
import { heyApiSome, heyApiWhole, hiveproResource, hiveproWhole, openapiFetch, stainless } from "./bundle/entries.ts";
import type { Suite } from "./suite.ts";

const BUNDLE = join(import.meta.dirname, "../measure/bundle.mjs");
const SPEC = join(packageFolder("@hivepro/spec"), "openapi.yaml");
const SDK = packageFolder("@hivepro/sdk");
/** openai's resources but one, and helpers of its own API. */
const OTHER_RESOURCES = String.raw`openai[/\\](resources[/\\](?!models\.)|lib[/\\]|beta[/\\])`;

interface Program {
  readonly name: string;
  readonly whole: string;
  /** A program with a single resource, if there is another way to write one. */
  readonly one?: string;
  /** Modules that are left out, where a client has all resources of an API that is larger than ours. */
  readonly leftOut?: string;
}

interface Size {
  readonly minified: number;
  readonly gzip: number;
}

export const bundle: Suite = {
  name: "bundle",
  about:
    "What a browser loads to start a scan, get it and list them: bundled and minified by esbuild, and compressed with gzip. Bytes.",
  async run({ folder, log }) {
    installPeers(log);
    await measure(heyApi(SPEC, join(folder, "api")));
    link(folder, SDK, "@hivepro/sdk");
    link(folder, peerFile("openapi-fetch"), "openapi-fetch");
    link(folder, peerFile("openai"), "openai");
    const programs: Program[] = [
      { name: "@hivepro/sdk", whole: hiveproWhole, one: hiveproResource },
      { name: "openapi-fetch", whole: openapiFetch },
      { name: "Hey API", whole: heyApiWhole, one: heyApiSome },
      { name: "Stainless (openai, one resource)", whole: stainless, leftOut: OTHER_RESOURCES },
    ];
    const sizes: { readonly name: string; readonly one: Size; readonly whole: Size }[] = [];
    for (const { name, whole, one, leftOut } of programs) {
      const wholeSize = await sizeOf(folder, whole, leftOut);
      sizes.push({ name, whole: wholeSize, one: one === undefined ? wholeSize : await sizeOf(folder, one, leftOut) });
      log(`  ${name}: ${wholeSize.gzip} bytes`);
    }
    const [own] = sizes;
    return {
      text: table(
        ["", "one resource, gzip", "minified", "whole SDK, gzip", "minified"],
        sizes.map(({ name, one, whole }) => [
          name,
          ...[one.gzip, one.minified, whole.gzip, whole.minified].map(String),
        ]),
      ),
      goals: [
        { what: "one resource, KB", value: (own?.one.gzip ?? Number.NaN) / 1000, limit: 6 },
        { what: "whole SDK, KB", value: (own?.whole.gzip ?? Number.NaN) / 1000, limit: 12 },
      ],
    };
  },
};

async function sizeOf(folder: string, program: string, leftOut = ""): Promise<Size> {
  const entry = join(folder, "program.js");
  writeFileSync(entry, program);
  const { output } = await measure({ name: "esbuild", args: [BUNDLE, peerFile("esbuild"), entry, leftOut] });
  return JSON.parse(output);
}

function link(folder: string, target: string, name: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

function packageFolder(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));
}
