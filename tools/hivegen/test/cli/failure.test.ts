import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { reportFailure } from "../../src/cli/failure.ts";

let stderr: string;
let stdout: string;

beforeEach(() => {
  [stderr, stdout] = ["", ""];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const crash = new TypeError("x is undefined\nand more");

test("a mistake in hivegen is one sentence that says where to report it", () => {
  expect(reportFailure(crash, [])).toBe(70);
  expect(stderr).toMatch(
    /^hivegen: this should not have happened \(x is undefined\)\. Please report it at https:\S+, .*\n$/,
  );
  expect(stdout).toBe("");
});

test("--debug and HIVEGEN_DEBUG show where it arose", () => {
  reportFailure(crash, ["--debug"]);
  expect(stderr).toContain("failure.test.ts");
  stderr = "";
  vi.stubEnv("HIVEGEN_DEBUG", "1");
  reportFailure(crash, []);
  expect(stderr).toContain("failure.test.ts");
});

test("with --json it is JSON, too", () => {
  reportFailure(crash, ["--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ error: { kind: "crash", exitCode: 70 } });
});
