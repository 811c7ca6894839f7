import type { Adapter } from "../adapters/adapter.ts";
import type { AdapterProcess } from "../adapters/adapter-process.ts";
import type { Case } from "../cases/case.ts";
import type { Labels } from "../matching/match.ts";
import { requestProblems } from "../matching/request-problems.ts";
import { Peer } from "../peer/peer.ts";
import { runSteps } from "./run-steps.ts";
import { clientOptions, Session, withAddresses } from "./session.ts";

/** Runs a case. Returns what is wrong, each as a sentence; nothing if all is as the case says. */
export async function runCase(written: Case, adapter: Adapter): Promise<string[]> {
  await using peer = await Peer.start(written.wire, written.order);
  const { environment } = written;
  if (!environment) return await play(written, peer, adapter.shared());
  const filled = Object.entries(environment).map(([name, value]) => [name, String(withAddresses(value, peer.url))]);
  await using process = adapter.own(Object.fromEntries(filled));
  return await play(written, peer, process);
}

async function play(written: Case, peer: Peer, process: AdapterProcess): Promise<string[]> {
  const labels: Labels = new Map();
  const session = new Session(process, written, peer.url);
  const problems: string[] = [];
  try {
    problems.push(...(await runSteps(written, session, peer, labels)));
    await session.close();
  } catch (error) {
    const { diagnostics } = process;
    const reason = error instanceof Error ? error.message : String(error);
    problems.push(diagnostics === "" ? reason : `${reason}\nstandard error of the adapter:\n${diagnostics}`);
  }
  return [...problems, ...wireProblems(written, peer, labels)];
}

function wireProblems(written: Case, { served }: Peer, labels: Labels): string[] {
  const { apiKey } = clientOptions(written);
  const defaults = typeof apiKey === "string" ? { authorization: `Bearer ${apiKey}` } : {};
  const problems = served.flatMap(({ request, exchange: index }, place) => {
    const exchange = index === undefined ? undefined : written.wire[index];
    if (!exchange) return [`request ${place + 1} was not expected: ${request.method} ${request.target}`];
    return requestProblems(exchange, request, defaults, labels).map((problem) => `request ${place + 1} ${problem}`);
  });
  const missing = written.wire.filter((_, index) => !served.some(({ exchange }) => exchange === index));
  return [...problems, ...missing.map(({ request }) => `a request never came: ${request}`)];
}
