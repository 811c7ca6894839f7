// `npm run lint:generated`: every generated file says so in its first lines.
import { listPackages } from "../packages.mjs";
import { ROOT } from "../root.mjs";
import { checkGeneratedFiles } from "./check.mjs";

const { files, findings } = checkGeneratedFiles(ROOT, listPackages(ROOT));
for (const finding of findings) console.error(finding);
console.log(`${files} generated files, ${findings.length} without a header.`);
process.exitCode = findings.length === 0 ? 0 : 1;
