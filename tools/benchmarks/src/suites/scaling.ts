import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hivegen } from "../hivegen.ts";
import { growthExponent } from "../measure/linear.ts";
import { measureRounds } from "../measure/rounds.ts";
import { growthPlot } from "../report/plot.ts";
import { table } from "../report/table.ts";
import { syntheticSpec } from "../specs/synthetic.ts";
import { named } from "./generation.ts";
import type { Suite } from "./suite.ts";

const SIZES = [100, 300, 1_000, 3_000, 10_000];

export const scaling: Suite = {
  name: "scaling",
  about: "Time and peak memory from 100 to 10,000 operations.",
  async run({ folder, rounds, log }) {
    const commands = SIZES.map((size) => {
      const spec = join(folder, `synthetic-${size}.json`);
      writeFileSync(spec, JSON.stringify(syntheticSpec(size)));
      return hivegen(`${size} operations`, spec, join(folder, "out"), ["--target", "typescript-sdk", "--no-cache"]);
    });
    const results = await measureRounds(commands, rounds, log);
    const points = SIZES.map((size) => ({ size, ...named(results, `${size} operations`) }));
    const time = points.map(({ size, seconds }) => ({ x: size, y: seconds }));
    const memory = points.map(({ size, mebibytes }) => ({ x: size, y: mebibytes }));
    const rows = points.map(({ size, seconds, mebibytes }) => [
      String(size),
      `${((1000 * seconds) / size).toFixed(2)} ms`,
      `${(mebibytes / size).toFixed(2)} MiB`,
    ]);
    // Small specs show the fixed cost of starting up; growth is what the upper part of the range says.
    const upper = <T>(list: readonly T[]) => list.slice(2);
    return {
      text: `${table(["operations", "time : operation", "memory : operation"], rows)}\n\n![Growth of time and memory](scaling.svg)`,
      goals: [
        { what: "growth of time, as an exponent", value: growthExponent(upper(time)), limit: 1.1 },
        { what: "growth of memory, as an exponent", value: growthExponent(upper(memory)), limit: 1.1 },
      ],
      files: {
        "scaling.svg": growthPlot("hivegen generate", "operations", [
          { name: "time", unit: "s", colour: "#b35900", points: time },
          { name: "peak memory", unit: "MiB", colour: "#0a6ebd", points: memory },
        ]),
      },
    };
  },
};
