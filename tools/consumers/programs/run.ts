import { argv } from "node:process";
import { tryEverything } from "./program.ts";

console.log(JSON.stringify(await tryEverything(argv[2] ?? "")));
