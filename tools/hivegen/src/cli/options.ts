export interface OptionInfo {
  readonly type: "boolean" | "string";
  readonly multiple?: true;
  /** What stands for the value in help. */
  readonly value?: string;
  readonly help: string;
}

/** Every option, once; a command names those that it takes. */
export const OPTIONS = {
  target: { type: "string", multiple: true, value: "NAME[,NAME]", help: "what to generate" },
  out: { type: "string", value: "DIR", help: "folder for it; with several targets, one folder in it for each" },
  overlay: {
    type: "string",
    multiple: true,
    value: "FILE",
    help: "OpenAPI Overlay to apply to the description first; may be given several times",
  },
  types: {
    type: "string",
    value: "PACKAGE",
    help: "package that has the API's types; without it, the output carries them",
  },
  "package-name": {
    type: "string",
    value: "NAME",
    help: "name of the package that typescript-package begins, or path of the Go module",
  },
  from: { type: "string", value: "FILE", help: "a Stainless configuration to take over, e.g. stainless.yml" },
  config: { type: "string", value: "FILE", help: "another configuration than hivegen.config.ts" },
  port: { type: "string", value: "N", help: "where to listen; 4010 if not given, 0 for any free port" },
  host: {
    type: "string",
    value: "H",
    help: "address to listen on; 127.0.0.1 if not given, which only this machine reaches",
  },
  format: { type: "string", value: "FORMAT", help: "text, or markdown for pull requests" },
  "fail-on": {
    type: "string",
    value: "LEVEL",
    help: "exit with 4 on such a change or a worse one: breaking, non-breaking or docs-only",
  },
  strict: { type: "boolean", help: "warnings fail too" },
  "no-cache": { type: "boolean", help: "generate even if nothing changed since the last run" },
  force: { type: "boolean", help: "overwrite files that hivegen did not write" },
  json: { type: "boolean", help: "print one JSON document on standard output" },
  debug: { type: "boolean", help: "show where in hivegen an unexpected error arose (also HIVEGEN_DEBUG=1)" },
  help: { type: "boolean", help: "show this" },
} as const satisfies Readonly<Record<string, OptionInfo>>;

export type OptionName = keyof typeof OPTIONS;
