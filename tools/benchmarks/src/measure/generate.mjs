// usage: generate.mjs SPEC TARGET OUT: prints the seconds that hivegen works on a description, from reading to writing.
import { join } from "node:path";
import { generate, write } from "hivegen";

const [input = "", target = "", directory = ""] = process.argv.slice(2);
// What starting costs isn't asked here: whole processes are measured beside this.
await generate({ input: join(directory, "nothing.yaml"), outputs: [] });

const started = performance.now();
const { outputs } = await generate({ input, outputs: [{ target, directory, types: "@example/types" }] });
write(outputs);
process.stdout.write(String((performance.now() - started) / 1000));
