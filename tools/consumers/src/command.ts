import { spawn } from "node:child_process";

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end, without blocking this process: what it talks to may be in here. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<Finished> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, ...output }));
  });
}

/** Runs a program that has to succeed, and gives what it printed. */
export async function succeed(command: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const { status, stdout, stderr } = await runCommand(command, args, options).catch((cause: unknown) => {
    throw new Error(`${command} can't be started; is it on the PATH? \`npm test\` puts it there.`, { cause });
  });
  if (status === 0) return stdout;
  throw new Error(`${[command, ...args].join(" ")} ended with ${status} in ${options.cwd}:\n${stdout}${stderr}`);
}
