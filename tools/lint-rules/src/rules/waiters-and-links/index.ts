import { allOf } from "../../contract/rule.ts";
import { links } from "./links.ts";
import { waiters } from "./waiters.ts";

/** What leads from one operation to the next leads somewhere. */
export const waitersAndLinks = allOf(links, waiters);
