import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { hivegen, hivegenWatch } from "../hivegen.ts";
import { median } from "../measure/median.ts";
import { measureRounds } from "../measure/rounds.ts";
import { emptyFolder } from "../peers/peers.ts";
import { ratio, table } from "../report/table.ts";
import { GITHUB } from "../specs/github.ts";
import { named } from "./generation.ts";
import type { Suite } from "./suite.ts";

const TARGET = ["--target", "typescript-sdk"];
export const repeating: Suite = {
  name: "repeating",
  about:
    "Generating again from GitHub's API description: unchanged, and with one line of a schema changed under watch.",
  async run({ folder, rounds, log }) {
    const spec = join(folder, "github.json");
    copyFileSync(GITHUB, spec);
    const out = join(folder, "out");
    const commands = [
      hivegen("cold", spec, join(folder, "cold"), [...TARGET, "--no-cache"]),
      hivegen("unchanged", spec, out, TARGET, true),
    ];
    await measureRounds(commands.slice(1), 1, log);
    const results = await measureRounds(commands, rounds, log);
    const cold = named(results, "cold").seconds;
    const unchanged = named(results, "unchanged").seconds;
    const watched = median(await watchTimes(spec, join(folder, "watched"), rounds, log));
    return {
      text: table(
        ["", "time : cold run"],
        [
          ["unchanged input", ratio(unchanged, cold)],
          ["one line changed, under watch", ratio(watched, cold)],
        ],
      ),
      goals: [
        { what: "unchanged input, time : cold run", value: unchanged / cold, limit: 0.1 },
        { what: "watch, time : cold run", value: watched / cold, limit: 0.25 },
      ],
    };
  },
};

interface GitHubDocument {
  readonly components: {
    readonly schemas: { readonly "simple-user": { readonly properties: { readonly login: { description: string } } } };
  };
}

/** Seconds from saving the spec to the changed types on disk, once for each round. */
async function watchTimes(spec: string, out: string, rounds: number, log: (line: string) => void): Promise<number[]> {
  emptyFolder(out);
  const watcher = spawn(process.execPath, hivegenWatch(spec, out, TARGET), { stdio: "ignore" });
  const types = join(out, "types/schemas.ts");
  try {
    await until(watcher, () => existsSync(types) && settled(out));
    const document: GitHubDocument = JSON.parse(readFileSync(spec, "utf8"));
    const times: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const marker = `Changed in round ${round}.`;
      document.components.schemas["simple-user"].properties.login.description = marker;
      const text = JSON.stringify(document, null, 2);
      const started = performance.now();
      writeFileSync(spec, text);
      await until(watcher, () => readFileSync(types, "utf8").includes(marker));
      times.push((performance.now() - started) / 1000);
      log(`  round ${round} of ${rounds}: watch ${times.at(-1)?.toFixed(2)} s`);
    }
    return times;
  } finally {
    watcher.kill();
  }
}

/** Nothing below the folder was written in the last second. */
function settled(folder: string): boolean {
  const latest = readdirSync(folder, { recursive: true, withFileTypes: true }).map(
    (entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs,
  );
  return Date.now() - Math.max(...latest) > 1000;
}

async function until(watcher: ChildProcess, condition: () => boolean): Promise<void> {
  for (let waited = 0; waited < 120_000; waited += 10) {
    if (watcher.exitCode !== null) throw new Error(`hivegen watch ended with exit code ${watcher.exitCode}.`);
    if (condition()) return;
    await setTimeout(10);
  }
  throw new Error("hivegen watch did not write the change within two minutes.");
}
