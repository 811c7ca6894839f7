import { inspect } from "node:util";
import * as sdk from "@hivepro/sdk";
import type { Json } from "./json.ts";

const MEMBERS = [
  "code",
  "status",
  "requestId",
  "message",
  "details",
  "retryAfter",
  "attempts",
  "retryCount",
  "retryDelay",
  "excerpt",
  "limit",
  "reason",
  "value",
];

/** An error as the protocol has it. */
export function describeError(error: unknown): Json {
  const printed = [String(error), JSON.stringify(error), inspect(error, { depth: 10 })].join("\n");
  if (!(error instanceof Error) || !isExported(error)) return { type: `${nameOf(error)} (none of the SDK's)`, printed };
  const members = MEMBERS.filter((name) => Reflect.get(error, name) !== undefined);
  return {
    type: error.name,
    ...Object.fromEntries(members.map((name) => [name, Reflect.get(error, name)])),
    printed,
  };
}

/** Programs tell errors apart by the classes that they can import. */
function isExported(error: Error): boolean {
  const found: unknown = Reflect.get(sdk, error.name);
  return typeof found === "function" && error instanceof found;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
