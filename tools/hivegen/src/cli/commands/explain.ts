import { UsageError } from "../../config/load-config.ts";
import { explanations } from "../../findings/finding.ts";
import { EXIT } from "../exit-codes.ts";

export function explain([code = ""]: readonly string[]): number {
  const explanation = new Map<string, string>(Object.entries(explanations)).get(code.toUpperCase());
  if (explanation === undefined)
    throw new UsageError(`There is no finding "${code}". Codes: ${Object.keys(explanations).join(", ")}.`);
  process.stdout.write(`${code.toUpperCase()}\n${explanation}\n`);
  return EXIT.done;
}
