import { ApiError, EnvelopeError, HiveProClient } from "@hivepro/sdk";
import { type Fault, faultOf } from "./faults.ts";
import { boundedFetch, clock, closedPort, counting } from "./sockets.ts";

export interface Tally {
  readonly calls: number;
  readonly attempts: number;
  /** Calls that ended with a value. */
  readonly values: number;
  /** What did not end as it must. */
  readonly wrong: readonly string[];
  /** Names of the faults that calls ended with. */
  readonly seen: readonly string[];
}

/** A client of the peer on a port. */
export async function makeClient(port: number): Promise<HiveProClient> {
  const nobody = await closedPort();
  return new HiveProClient({
    apiKey: "hp_endurance",
    baseUrl: `http://127.0.0.1:${port}/api/v1`,
    clock,
    fetch: (url, init) => boundedFetch(nobody, url, init),
  });
}

/** Makes calls, all at once, and checks how each ends. */
export async function callAll(client: HiveProClient, from: number, count: number, signal: AbortSignal): Promise<Tally> {
  const numbers = Array.from({ length: count }, (_, index) => from + index);
  const wrong: string[] = [];
  const seen = new Set<string>();
  let [attempts, values] = [0, 0];
  await Promise.all(
    numbers.map(async (number) => {
      const ended = await counting(number, () => outcomeOf(client, number, signal));
      const problem = problemOf(number, ended.attempts, ended.result);
      if (problem !== undefined) wrong.push(`call ${number}: ${problem}`);
      const fault = faultOf(number, ended.attempts - 1);
      if (fault) seen.add(fault.name);
      attempts += ended.attempts;
      if ("value" in ended.result) values += 1;
    }),
  );
  return { calls: count, attempts, values, wrong, seen: [...seen] };
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** Of ten calls five read, four create with an idempotency key, and one changes something without any. */
async function outcomeOf(client: HiveProClient, number: number, signal: AbortSignal): Promise<Outcome> {
  const options = { signal, headers: { "x-call": String(number) } };
  try {
    if (number % 10 < 5) return { value: (await client.scans.get(`scan_${number}`, options)).id };
    if (number % 10 < 9) {
      const wanted = { target: "https://example.com", scan_type: "quick" } as const;
      return { value: (await client.scans.create(wanted, options)).id };
    }
    return { value: (await client.scans.update(`scan_${number}`, { name: "x" }, options)).id };
  } catch (error) {
    return { error };
  }
}

/** What is wrong with the end of a call, if anything is. */
function problemOf(number: number, attempts: number, outcome: Outcome): string | undefined {
  const safe = number % 10 < 9;
  for (let attempt = 0; attempt < attempts - 1; attempt += 1) {
    const fault = faultOf(number, attempt);
    if (!fault) return `it was tried again after it had worked (attempt ${attempt + 1})`;
    if (!isWorthIt(fault, safe)) return `it was tried again after "${fault.name}"`;
  }
  const last = faultOf(number, attempts - 1);
  if (!last || last.ends === "value") {
    if ("value" in outcome && outcome.value === `scan_${number}`) return undefined;
    return `it should have had its value, and got ${JSON.stringify(outcome)}`;
  }
  if (attempts > 3) return `it was tried ${attempts} times`;
  return "error" in outcome ? wrongError(last, outcome.error, attempts) : `"${last.name}" passed for a value`;
}

function isWorthIt({ again }: Fault, safe: boolean): boolean {
  return again === "always" || (again === "if safe" && safe);
}

function wrongError(fault: Fault, error: unknown, attempts: number): string | undefined {
  if (!(error instanceof Error) || fault.ends === "value") return `it failed with ${String(error)}`;
  const [name, status] = fault.ends;
  const found = error instanceof ApiError || error instanceof EnvelopeError ? error.status : undefined;
  const told = "attempts" in error ? error.attempts : undefined;
  if (error.name === name && found === status && told === attempts) return undefined;
  return `"${fault.name}" ended in ${error.name} ${found} after ${told} of ${attempts} attempts: ${error.message}`;
}
