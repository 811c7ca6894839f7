// Node and TypeScript read the module format of dist/cjs from the nearest package.json: this writes it.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const directory = process.argv[2];
if (!directory) {
  console.error("mark-commonjs: name the folder, e.g. mark-commonjs.mjs dist/cjs");
  process.exit(2);
}
writeFileSync(join(directory, "package.json"), '{ "type": "commonjs", "sideEffects": false }\n');
