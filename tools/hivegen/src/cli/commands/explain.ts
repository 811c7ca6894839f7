import { changeCodes } from "../../diff/change-codes.ts";
import { examples } from "../../findings/examples.ts";
import { explanations } from "../../findings/finding.ts";
import { UsageError } from "../../usage-error.ts";
import type { Arguments } from "../arguments.ts";
import { EXIT } from "../exit-codes.ts";
import { printJson } from "../print-json.ts";

interface Explanation {
  readonly code: string;
  readonly meaning: string;
  /** A mistake and its remedy. */
  readonly example: string | undefined;
}

export function explain({ positionals: [code], json }: Arguments): number {
  const all = Object.entries({ ...explanations, ...changeCodes }).map(
    ([name, meaning]): Explanation => ({ code: name, meaning, example: exampleOf.get(name) }),
  );
  if (code === undefined) {
    if (json) printJson({ codes: all });
    else process.stdout.write(`${all.map(summaryLine).join("\n")}\n\nhivegen explain CODE shows an example.\n`);
    return EXIT.done;
  }
  const wanted = all.find((one) => one.code === code.toUpperCase());
  if (!wanted) throw new UsageError(`There is no code "${code}". Codes: ${all.map((one) => one.code).join(", ")}.`);
  if (json) printJson(wanted);
  else process.stdout.write(`${[wanted.code, wanted.meaning, ...exampleLines(wanted)].join("\n")}\n`);
  return EXIT.done;
}

const exampleOf = new Map<string, string>(Object.entries(examples));

function summaryLine({ code, meaning }: Explanation): string {
  const [first = meaning] = meaning.split(/(?<=\.) /);
  return `${code}: ${first}`;
}

function exampleLines({ example }: Explanation): string[] {
  return example === undefined ? [] : ["", ...example.split("\n").map((line) => (line === "" ? "" : `  ${line}`))];
}
