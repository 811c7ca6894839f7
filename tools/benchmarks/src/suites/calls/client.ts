// `node client.ts NAME BASE_URL IN_FLIGHT`: prints the CPU time of a call in microseconds, the median of many chunks of calls.
import { median } from "../../measure/median.ts";
import { CLIENTS } from "./clients.ts";

const WARM_UP = 4000;
const CHUNKS = 30;
const CALLS_A_CHUNK = 256;

const [, , name = "", baseUrl = "", inFlight = "1"] = process.argv;
const call = await CLIENTS[name]?.(baseUrl);
if (!call) throw new Error(`There is no client "${name}".`);

await run(call, WARM_UP);
const chunks: number[] = [];
for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
  const started = process.cpuUsage();
  await run(call, CALLS_A_CHUNK);
  const { user, system } = process.cpuUsage(started);
  chunks.push((user + system) / CALLS_A_CHUNK);
}
process.stdout.write(String(median(chunks)));
// Connections are kept alive, and with them the process.
process.exit();

async function run(act: (id: string) => Promise<unknown>, calls: number): Promise<void> {
  let left = calls;
  const worker = async () => {
    for (; left > 0; ) {
      left -= 1;
      await act("scan_1");
    }
  };
  await Promise.all(Array.from({ length: Number(inFlight) }, worker));
}
