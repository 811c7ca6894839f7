import { tryEverything } from "./program.ts";

/** The script of a page that the API itself serves. */
const result = await tryEverything(`${location.origin}/api/v1`);
document.body.textContent = JSON.stringify(result);
document.body.dataset.done = "true";
