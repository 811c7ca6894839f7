import type { RequestContext } from "@hivepro/server";

/** Where the API stands on this server. */
export const API_PREFIX = "/api/v1";

type Collection = "scans" | "reports" | "targets" | "profiles" | "api-keys";

/** Says where the thing is that the request created. */
export function createdAt(
  context: Pick<RequestContext<unknown>, "setHeader">,
  collection: Collection,
  id: string,
): void {
  context.setHeader("Location", `${API_PREFIX}/${collection}/${id}`);
}
