import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { run } from "../../src/running/run.mjs";
import { SetupProblem } from "../../src/setup/problem.mjs";

const RUN = new URL("../../src/running/run.mjs", import.meta.url).href;
const here = { cwd: process.cwd(), env: process.env, output: "keep" as const };
const node = (script: string) => run(process.execPath, ["-e", script], here);

describe("a program", () => {
  test("that can't be started is a problem with a next step", async () => {
    await expect(run("no-such-program", [], here)).rejects.toBeInstanceOf(SetupProblem);
  });

  test("hands back its exit code and both of its outputs", async () => {
    const result = await node('console.log("out"); console.error("err"); process.exitCode = 7');
    expect(result.exitCode).toBe(7);
    expect(result.output).toContain("out\n");
    expect(result.output).toContain("err\n");
  });

  test("that a signal ended counts as shells count", async () => {
    expect((await node('process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)')).exitCode).toBe(137);
  });
});

describe("a signal to the runner", () => {
  const program =
    'process.on("SIGTERM", () => process.exit(5)); console.log("ready", process.pid); setInterval(() => {}, 1000)';
  const runner = `
    import { run } from ${JSON.stringify(RUN)};
    await run(process.execPath, ["-e", ${JSON.stringify(program)}], { cwd: ".", env: process.env, output: "forward" })
      .catch((error) => { console.log("told", error.name, error.exitCode, error.programExitCode); });`;

  test.each([
    ["SIGTERM", 143],
    ["SIGINT", 130],
  ] as const)("%s reaches the program, and the runner waits for its end", async (signal, exitCode) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", runner], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    for await (const chunk of child.stdout.setEncoding("utf8")) {
      output += chunk;
      if (output.startsWith("ready") && output.endsWith("\n") && !output.includes("told")) child.kill(signal);
    }
    if (child.exitCode === null) await once(child, "exit");
    expect(output).toContain(`told Interrupted ${exitCode} 5`);
    const pid = Number(/ready (\d+)/.exec(output)?.[1]);
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });
});
