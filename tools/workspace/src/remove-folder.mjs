// A build starts from nothing: what an older one left would be published too.
import { rmSync } from "node:fs";

const directory = process.argv[2];
if (!directory) {
  console.error("remove-folder: name the folder, e.g. remove-folder.mjs dist");
  process.exit(2);
}
rmSync(directory, { recursive: true, force: true });
