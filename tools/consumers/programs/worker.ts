import { tryEverything } from "./program.ts";

/** An edge worker: the API's address comes with the request. */
export default {
  async fetch(request: Request): Promise<Response> {
    const api = new URL(request.url).searchParams.get("api") ?? "";
    return Response.json(await tryEverything(api));
  },
};
