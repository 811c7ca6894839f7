/** The adapter of @hivepro/sdk: makes the calls that it is told to make. README.md has the protocol. */

import { createInterface } from "node:readline";
import { Clients } from "./clients.ts";
import { COMMANDS, webhook } from "./commands.ts";
import { describeError } from "./errors.ts";
import { isJson, type Json, numberAt, textAt } from "./json.ts";

const write = (message: Json) => void process.stdout.write(`${JSON.stringify(message)}\n`);
const clients = new Clients(write);
const underWay = new Map<number, AbortController>();

createInterface({ input: process.stdin }).on("line", (line) => {
  const command: unknown = JSON.parse(line);
  if (isJson(command)) void handle(command);
});

async function handle(command: Json): Promise<void> {
  const reply: Record<string, unknown> = { id: command.id };
  try {
    reply.value = (await perform(command, reply)) ?? null;
  } catch (error) {
    reply.error = describeError(error);
  }
  write(reply);
}

async function perform(command: Json, reply: Record<string, unknown>): Promise<unknown> {
  switch (command.do) {
    case "open":
      return clients.open(command);
    case "cancel":
      return underWay.get(numberAt(command, "call"))?.abort();
    case "verifyWebhook":
      return await webhook(command);
    default:
      return await run(command, reply);
  }
}

async function run(command: Json, reply: Record<string, unknown>): Promise<unknown> {
  const id = numberAt(command, "id");
  const start = COMMANDS[textAt(command, "do")];
  if (!start) throw new TypeError(`this adapter has no command ${command.do}`);
  const opened = clients.get(command);
  const { clock, logs } = opened;
  const [slept, logged] = [clock.sleeps.length, logs.length];
  const controller = new AbortController();
  underWay.set(id, controller);
  try {
    return await start({ command, opened, signal: controller.signal, reply });
  } finally {
    underWay.delete(id);
    reply.sleeps = clock.sleeps.slice(slept);
    reply.logs = logs.slice(logged);
  }
}
