import { type Command, type Measurement, measure } from "./command.ts";
import { median } from "./median.ts";

export interface Result {
  readonly name: string;
  /** Medians over all rounds. */
  readonly seconds: number;
  readonly mebibytes: number;
  readonly output: string;
}

/**
 * Measures commands side by side: each round runs every command once, so that whatever else the machine does meets all
 * of them alike. @param log told of each run, as it takes a while
 */
export async function measureRounds(
  commands: readonly Command[],
  rounds: number,
  log: (line: string) => void,
): Promise<Result[]> {
  const measurements = new Map<Command, Measurement[]>(commands.map((command) => [command, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const [command, list] of measurements) {
      const measurement = await measure(command);
      list.push(measurement);
      log(`  round ${round} of ${rounds}: ${command.name} ${measurement.seconds.toFixed(2)} s`);
    }
  }
  return [...measurements].map(([{ name }, list]) => ({
    name,
    seconds: median(list.map(({ seconds }) => seconds)),
    mebibytes: median(list.map(({ mebibytes }) => mebibytes)),
    output: list.at(-1)?.output ?? "",
  }));
}
