// Runs the vulnerable site until it is stopped: `node src/main.ts [PORT]`. It listens on 127.0.0.1 alone.
import { startVulnerableSite } from "./vulnerable-site.ts";

const port = Number(process.argv[2] ?? 8090);
const site = await startVulnerableSite({ port });
console.log(`A shop full of weaknesses, to practise on: ${site.url}`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void site.close().then(() => process.exit(0)));
}
