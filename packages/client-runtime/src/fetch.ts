/** The API as a plain openapi-fetch client. It stands apart since openapi-fetch's types cost every compiler run that meets them. */
export type { Client as FetchClient } from "openapi-fetch";
export { createFetchClient } from "./fetch-client/create-fetch-client.ts";
