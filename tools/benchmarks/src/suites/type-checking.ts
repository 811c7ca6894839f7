import { symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { hivegen } from "../hivegen.ts";
import { type Command, measure } from "../measure/command.ts";
import { emptyFolder, heyApi, installPeers, openapiTypescript } from "../peers/peers.ts";
import { ratio, table } from "../report/table.ts";
import { GITHUB } from "../specs/github.ts";
import type { Suite } from "./suite.ts";
import { heyApiCalls, hivegenCalls, thinTypesUse } from "./type-checking/consumers.ts";

const TSC = join(dirname(fileURLToPath(import.meta.resolve("typescript/package.json"))), "bin/tsc");
const RUNTIME = dirname(fileURLToPath(import.meta.resolve("@hivegen/client-runtime/package.json")));

interface Project {
  readonly name: string;
  readonly folder: string;
  readonly generator: Command;
  readonly consumer: string;
}

export const typeChecking: Suite = {
  name: "type-checking",
  about:
    "What TypeScript 7 has to do for GitHub's API with ten calls: instantiations of types, which don't depend on the machine.",
  async run({ folder, log }) {
    installPeers(log);
    const at = (name: string) => join(folder, name);
    const projects: Project[] = [
      {
        name: "thin types",
        folder: at("thin"),
        generator: openapiTypescript(GITHUB, at("thin/api")),
        consumer: thinTypesUse,
      },
      {
        name: "hivegen SDK",
        folder: at("hivegen"),
        generator: hivegen("hivegen", GITHUB, at("hivegen/api"), ["--target", "typescript-sdk", "--no-cache"]),
        consumer: hivegenCalls,
      },
      { name: "Hey API SDK", folder: at("hey"), generator: heyApi(GITHUB, at("hey/api")), consumer: heyApiCalls },
    ];
    const counts: number[] = [];
    for (const project of projects) {
      const count = await instantiations(project);
      log(`  ${project.name}: ${count} instantiations`);
      counts.push(count);
    }
    const [thin = 0, own = 0, hey = 0] = counts;
    const rows = projects.map(({ name }, index) => [
      name,
      String(counts[index]),
      ratio(counts[index] ?? 0, thin),
      ratio(counts[index] ?? 0, hey),
    ]);
    return {
      text: table(["", "instantiations", ": thin types", ": Hey API"], rows),
      goals: [
        { what: "hivegen SDK : thin types", value: own / thin, limit: 2 },
        { what: "hivegen SDK : Hey API SDK", value: own / hey, limit: 0.25 },
      ],
    };
  },
};

async function instantiations({ folder, generator, consumer }: Project): Promise<number> {
  emptyFolder(folder);
  await measure(generator);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(folder, "consumer.ts"), consumer);
  emptyFolder(join(folder, "node_modules/@hivegen"));
  symlinkSync(RUNTIME, join(folder, "node_modules/@hivegen/client-runtime"));
  const options = ["--strict", "--noEmit", "--target", "es2023", "--module", "esnext", "--moduleResolution", "bundler"];
  const check = [TSC, ...options, "--lib", "es2023,dom,dom.iterable", "--extendedDiagnostics", "consumer.ts"];
  const { output } = await measure({ name: "tsc", args: check, cwd: folder });
  const found = /^Instantiations:\s+(\d+)/m.exec(output)?.[1];
  if (found === undefined) throw new Error(`tsc did not say how many types it instantiated:\n${output}`);
  return Number(found);
}
