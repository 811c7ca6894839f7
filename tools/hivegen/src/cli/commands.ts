import type { CommandInfo } from "./command.ts";

/** All commands, in the order of help. A new one is a file in `commands/` and an entry here. */
export const commands: readonly CommandInfo[] = [
  {
    name: "init",
    usage: ["init [SPEC]", "init --from stainless.yml [SPEC]"],
    summary: "writes a configuration with what was found in an API description",
    details:
      "Without SPEC, openapi.yaml or the like is looked for. What a Stainless configuration says is taken over, and what can't be is told.",
    options: ["from", "config", "force", "strict"],
    exits: ["done", "inputErrors", "usage"],
    load: async () => (await import("./commands/init.ts")).init,
  },
  {
    name: "generate",
    usage: ["generate [--target NAME]", "generate SPEC… --target NAME[,NAME] --out DIR"],
    summary: "writes what changed, deletes what is stale",
    details:
      "Without SPEC, everything that the configuration lists, or the named targets of it. Files that hivegen did not write are never touched, unless --force overwrites one that is in the way.",
    options: ["target", "out", "overlay", "types", "package-name", "config", "no-cache", "force", "strict"],
    exits: ["done", "inputErrors", "usage"],
    load: async () => (await import("./commands/generate.ts")).generateCommand,
  },
  {
    name: "check",
    usage: ["check [--target NAME]", "check SPEC… --target NAME[,NAME] --out DIR"],
    summary: "fails if files on disk differ from what would be written",
    details: "Writes nothing. Run it in CI, so that committed output can be trusted.",
    options: ["target", "out", "overlay", "types", "package-name", "config", "no-cache", "strict"],
    exits: ["done", "inputErrors", "usage", "outOfDate"],
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "watch",
    usage: ["watch [--target NAME]", "watch SPEC… --target NAME[,NAME] --out DIR"],
    summary: "generates anew whenever the input changes",
    details:
      "The input is the API description with all files that it refers to, and the configuration. A mistake in it is shown, and mending it goes on. With --json, each run prints one line.",
    options: ["target", "out", "overlay", "types", "package-name", "config", "force", "strict"],
    exits: ["done", "usage"],
    load: async () => (await import("./commands/watch.ts")).watch,
  },
  {
    name: "inspect",
    usage: ["inspect [SPEC]", "inspect envelope [SPEC]", "inspect errors [SPEC]", "inspect pagination [SPEC]"],
    summary: "shows every decision: names, envelopes, pagination, waits",
    details:
      "With a topic, what was seen in each operation, what was made of it, and why. A file of such a name is ./envelope.",
    options: ["overlay", "config", "strict"],
    exits: ["done", "inputErrors", "usage"],
    load: async () => (await import("./commands/inspect.ts")).inspect,
  },
  {
    name: "mock",
    usage: ["mock [SPEC] [--port N] [--host H]"],
    summary: "serves answers made from the document, until it is stopped",
    details:
      "Answers come from the document's examples, or are made from its schemas. Requests are checked, and what is created is found again. With --json, the document that is printed has the URL.",
    options: ["port", "host", "overlay", "config", "strict"],
    exits: ["done", "inputErrors", "usage"],
    load: async () => (await import("./commands/mock.ts")).mockCommand,
  },
  {
    name: "diff",
    usage: ["diff OLD NEW"],
    summary: "what changed between two API descriptions, and the next version that it asks for",
    details:
      "Each change is breaking, non-breaking or docs-only for callers, generated SDKs included. A narrower type breaks who sends it, a wider one who receives it.",
    options: ["format", "fail-on"],
    exits: ["done", "inputErrors", "usage", "breaking"],
    load: async () => (await import("./commands/diff.ts")).diffCommand,
  },
  {
    name: "explain",
    usage: ["explain [CODE]"],
    summary: "says what a finding or a change means; without CODE, lists all",
    options: [],
    exits: ["done", "usage"],
    load: async () => (await import("./commands/explain.ts")).explain,
  },
];

export function findCommand(name: string): CommandInfo | undefined {
  return commands.find((command) => command.name === name);
}
