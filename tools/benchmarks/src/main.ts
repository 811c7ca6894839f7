// `npm run bench [-- SUITE…] [--rounds N]`: measures, prints what was found, and writes it to `results/`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { table } from "./report/table.ts";
import type { Goal, Suite } from "./suites/suite.ts";
import { suites } from "./suites/suites.ts";

const RESULTS = join(import.meta.dirname, "../results");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" } },
});
const rounds = Number(values.rounds);
const chosen = positionals.length === 0 ? suites : suites.filter(({ name }) => positionals.includes(name));
if (chosen.length < positionals.length || !Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(
    `Usage: npm run bench [-- SUITE…] [--rounds N]. Suites: ${suites.map(({ name }) => name).join(", ")}.\n`,
  );
  process.exitCode = 2;
} else {
  for (const suite of chosen) await report(suite);
}

async function report(suite: Suite): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `benchmark-${suite.name}-`));
  const log = (line: string) => process.stderr.write(`${line}\n`);
  log(suite.name);
  try {
    const { text, goals, files = {} } = await suite.run({ folder, rounds, log });
    const content = [
      `# ${suite.name}`,
      suite.about,
      text,
      goalTable(goals),
      `Medians of ${rounds} rounds, all commands of a round in turn.`,
    ];
    mkdirSync(RESULTS, { recursive: true });
    for (const [name, data] of Object.entries({ [`${suite.name}.md`]: `${content.join("\n\n")}\n`, ...files })) {
      writeFileSync(join(RESULTS, name), data);
    }
    process.stdout.write(`${content.join("\n\n")}\n\n`);
    if (goals.some(({ value, limit }) => value > limit)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function goalTable(goals: readonly Goal[]): string {
  const rows = goals.map(({ what, value, limit }) => [
    what,
    value.toFixed(2),
    `≤ ${limit}`,
    value <= limit ? "met" : "missed",
  ]);
  return table(["goal", "measured", "limit", ""], rows);
}
