import { expect, test, vi } from "vitest";
import { explain } from "../../src/running/entry.mjs";
import { Interrupted } from "../../src/running/interrupted.mjs";
import { startSteps } from "../../src/running/steps.mjs";
import { SetupProblem } from "../../src/setup/problem.mjs";

test("a problem that a person can mend is told with its next step, without a stack", () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(explain(new SetupProblem("No network.", "Plug it in."))).toBe(1);
  expect(error.mock.calls).toEqual([["\n✗ No network.\n  Next: Plug it in."]]);
});

test("an interruption ends as shells expect, and says nothing", () => {
  const error = vi.spyOn(console, "error").mockClear();
  expect(explain(new Interrupted("SIGINT", 0))).toBe(130);
  expect(error).not.toHaveBeenCalled();
});

test("what nobody foresaw keeps its stack", () => {
  expect(() => explain(new TypeError("x is undefined"))).toThrow(TypeError);
});

test("steps tell the seconds since the start", () => {
  const lines: string[] = [];
  let clock = 1000;
  const say = startSteps(
    (line) => lines.push(line),
    () => clock,
  );
  say("First");
  clock += 61_234;
  say("Second");
  expect(lines).toEqual(["[   0.0 s] First", "[  61.2 s] Second"]);
});
