// `npm run lint:dependencies`: who may depend on whom in this workspace.
import { listPackages } from "../packages.mjs";
import { ROOT } from "../root.mjs";
import { checkDirections } from "./check.mjs";
import { RULES } from "./rules.mjs";

const packages = listPackages(ROOT);
const findings = checkDirections(ROOT, packages, RULES);
for (const finding of findings) console.error(finding);
console.log(`${packages.length} packages, ${findings.length} dependencies in a direction that isn't allowed.`);
process.exitCode = findings.length === 0 ? 0 : 1;
