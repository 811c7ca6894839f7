// Preloaded into each measured process: at its end it says how much memory it had at the most.
import { appendFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env.BENCHMARK_PEAK_FILE;
if (file && isMainThread) {
  process.on("exit", () => appendFileSync(file, `${process.resourceUsage().maxRSS}\n`));
}
