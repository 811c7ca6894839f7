import type { Reply } from "../adapters/reply.ts";
import type { Case, Interference, Sees, Step } from "../cases/case.ts";
import { type Labels, mismatch } from "../matching/match.ts";
import type { Peer } from "../peer/peer.ts";
import { commandOf } from "./command.ts";
import { leaks, secretsOf } from "./secrets.ts";
import type { Session } from "./session.ts";

/** How long something may take to happen that a case waits for. Milliseconds. */
const PATIENCE = 15_000;

/** Does what the program of a case does. Returns what it observed otherwise than the case says. */
export async function runSteps(written: Case, session: Session, peer: Peer, labels: Labels): Promise<string[]> {
  const secrets = secretsOf(written);
  const opened = await session.open();
  const problems = [...seesProblems(written.opens ?? {}, opened, labels), ...leaks(secrets, opened, false)].map(
    (problem) => `making the client: ${problem}`,
  );
  if (opened.error) return problems;
  for (const [index, step] of written.steps.entries()) {
    const together = step.parallel ?? [step];
    const replies = await Promise.all(together.map((each) => perform(each, session, peer)));
    for (const [place, reply] of replies.entries()) {
      const { sees = {}, print } = together[place] ?? {};
      const found = [...seesProblems(sees, reply, labels), ...leaks(secrets, reply, print === true)];
      problems.push(...found.map((problem) => `step ${index + 1}: ${problem}`));
    }
  }
  return problems;
}

async function perform(step: Step, session: Session, peer: Peer): Promise<Reply> {
  const client = session.clientName(step.on);
  const { meanwhile = [] } = step;
  // Before the command, as the wait may begin at once.
  const waiting = meanwhile.some(({ after }) => after === "waiting") ? session.process.sleeping(client) : undefined;
  const { id, reply } = session.process.send(commandOf(step, client));
  // Whatever happens to the interference, the reply is heard.
  const heard = reply.catch((error: unknown) => ({ id, error: { type: "NoReply", printed: String(error) } }));
  await Promise.race([interfere(meanwhile, { id, client, session, peer, waiting }), heard]);
  return await reply;
}

interface Scene {
  readonly id: number;
  readonly client: string;
  readonly session: Session;
  readonly peer: Peer;
  readonly waiting: Promise<void> | undefined;
}

async function interfere(meanwhile: readonly Interference[], scene: Scene): Promise<void> {
  const { id, client, session, peer, waiting } = scene;
  let next = waiting;
  for (const { after, do: what } of meanwhile) {
    if (after === "waiting") await next;
    else await peer.arrived(after.requests, AbortSignal.timeout(PATIENCE));
    // Again before the command that may lead to it.
    if (after === "waiting") next = session.process.sleeping(client);
    const { error } = await session.process.send(interferenceCommand(what, id, client)).reply;
    if (error) throw new Error(`the adapter could not interfere: ${String(error.printed ?? error.type)}`);
  }
}

function interferenceCommand(
  what: Interference["do"],
  call: number,
  client: string,
): Readonly<Record<string, unknown>> {
  if (what === "cancel") return { do: "cancel", call };
  return what === "close" ? { do: "close", client } : { do: "advance", client, seconds: what.advance };
}

const OBSERVED = ["value", "response", "progress", "seen", "object", "files", "logs"] as const;

function seesProblems(sees: Sees, reply: Reply, labels: Labels): string[] {
  const { error } = reply;
  if (error && !sees.error) return [`it failed: ${String(error.printed ?? error.message ?? error.type)}`];
  if (!error && sees.error) return [`it did not fail, and gave ${JSON.stringify(reply.value)?.slice(0, 300)}`];
  const problems: string[] = [];
  const check = (what: string, expected: unknown, actual: unknown) => {
    const problem = mismatch(expected, actual, labels);
    if (problem !== undefined) problems.push(`${what} ${problem}`);
  };
  for (const [name, expected] of Object.entries(sees.error ?? {}))
    check(`the error's ${name}`, expected, error?.[name]);
  for (const name of OBSERVED) {
    const expected = sees[name];
    // Of a response, only what the case names; there are headers that nobody foresees.
    if (expected !== undefined) check(name, name === "response" ? { $includes: expected } : expected, reply[name]);
  }
  if (sees.waits !== undefined) check("the list of waits", sees.waits, reply.sleeps);
  return problems;
}
