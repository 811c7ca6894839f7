import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export type RuntimeName = "Node 20" | "Node 24" | "Bun" | "Deno" | "workerd";

interface Place {
  /** The npm package that brings the runtime. */
  readonly package: string;
  /** Its packages for single platforms, where the binary isn't in itself. */
  readonly platforms?: string;
  readonly binary: string;
}

const places: Record<RuntimeName, Place> = {
  "Node 20": { package: "node-20", binary: "bin/node" },
  "Node 24": { package: "node", binary: "bin/node" },
  Bun: { package: "bun", platforms: "@oven/bun-", binary: "bin/bun" },
  Deno: { package: "deno", platforms: "@deno/", binary: "deno" },
  workerd: { package: "workerd", platforms: "@cloudflare/workerd-", binary: "bin/workerd" },
};

/** The binary of a runtime; `undefined` where it isn't installed. */
export function locate(name: RuntimeName): string | undefined {
  const place = places[name];
  const manifest = join(import.meta.dirname, "../../node_modules", place.package, "package.json");
  if (!existsSync(manifest)) return undefined;
  const folders = place.platforms ? platformFolders(realpathSync(manifest), place.platforms) : [dirname(manifest)];
  return folders
    .flatMap((folder) => [join(folder, place.binary), join(folder, `${place.binary}.exe`)])
    .find((file) => existsSync(file));
}

/** What a test that can't run says. */
export function howToGet(name: RuntimeName): string {
  return (
    `${name} is not installed. It comes from the npm package "${places[name].package}", an optional dependency of ` +
    "tools/consumers: run `npm run exec -- pnpm install --force` where the registry has it for this platform."
  );
}

/** Folders of the installed packages for single platforms: none but this one's. */
function platformFolders(manifest: string, prefix: string): string[] {
  const require = createRequire(manifest);
  const { optionalDependencies }: { optionalDependencies: Record<string, string> } = require(manifest);
  return Object.keys(optionalDependencies)
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => {
      try {
        return [dirname(require.resolve(`${name}/package.json`))];
      } catch {
        return [];
      }
    });
}
