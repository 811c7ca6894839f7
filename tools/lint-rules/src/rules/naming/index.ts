import { allOf } from "../../contract/rule.ts";
import { operationIds } from "./operation-ids.ts";
import { parameters } from "./parameters.ts";
import { paths } from "./paths.ts";
import { schemas } from "./schemas.ts";
import { tags } from "./tags.ts";

/** Names look alike all over the contract, so that they can be guessed. */
export const naming = allOf(paths, parameters, schemas, operationIds, tags);
