import { allOf } from "../../contract/rule.ts";
import { codes } from "./codes.ts";
import { statuses } from "./statuses.ts";

/** Operations declare the errors they can answer, and the codes of each. */
export const errorsComplete = allOf(statuses, codes);
