export { createClient } from "./generated/fetch.ts";
