import { expect, test } from "vitest";
import { measure } from "../src/measure/command.ts";
import { growthExponent } from "../src/measure/linear.ts";
import { median } from "../src/measure/median.ts";
import { measureRounds } from "../src/measure/rounds.ts";
import { syntheticSpec } from "../src/specs/synthetic.ts";

test("a median is the middle value, whatever the order", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 9])).toBe(3);
  expect(() => median([])).toThrow(RangeError);
});

test("growth is told apart: linear, quadratic, none", () => {
  const points = (growth: (x: number) => number) => [100, 1000, 10_000].map((x) => ({ x, y: growth(x) }));
  expect(growthExponent(points((x) => 3 * x))).toBeCloseTo(1);
  expect(growthExponent(points((x) => x * x))).toBeCloseTo(2);
  expect(growthExponent(points(() => 7))).toBeCloseTo(0);
});

test("a command's memory is that of its own process and its output is kept", async () => {
  const script = "console.log(Buffer.alloc(200 * 1024 * 1024, 1).length)";
  const small = await measure({ name: "small", args: ["-e", "console.log(1)"] });
  const large = await measure({ name: "large", args: ["-e", script] });
  expect(large.mebibytes - small.mebibytes).toBeGreaterThan(150);
  expect(large.output.trim()).toBe(String(200 * 1024 * 1024));
});

test("a command that fails is an error with its output, not a time", async () => {
  const failing = { name: "failing", args: ["-e", 'console.error("no such spec"); process.exit(3)'] };
  await expect(measure(failing)).rejects.toThrow(/failing failed \(exit code 3\):\nno such spec/);
});

test("each round runs every command once, in turn", async () => {
  const seen: string[] = [];
  const command = (name: string) => ({ name, args: ["-e", "0"], prepare: () => void seen.push(name) });
  const results = await measureRounds([command("a"), command("b")], 2, () => undefined);
  expect(seen).toEqual(["a", "b", "a", "b"]);
  expect(results.map(({ name }) => name)).toEqual(["a", "b"]);
});

test("a synthetic API has as many operations as asked for", () => {
  const { paths } = syntheticSpec(100) as { paths: Record<string, Record<string, unknown>> };
  const methods = Object.values(paths).flatMap((item) => Object.keys(item).filter((key) => key !== "parameters"));
  expect(methods).toHaveLength(100);
});
