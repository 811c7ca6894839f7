import type { JsonObject } from "../../document/json.ts";
import { stringOf, stringsOf } from "../../document/json.ts";

/** `host`, `basePath` and `schemes` in one URL for each scheme, encrypted ones first. */
export function serversOf(root: JsonObject): JsonObject[] {
  const host = stringOf(root.host)
    ?.replace(/^\w+:\/\//, "")
    .replace(/\/+$/, "");
  const basePath = stringOf(root.basePath) ?? "";
  const path = basePath === "/" || basePath === "" ? "" : `/${basePath.replace(/^\/+|\/+$/g, "")}`;
  if (host === undefined || host === "") return path === "" ? [] : [{ url: path }];
  const schemes = stringsOf(root.schemes).filter((scheme) => scheme === "https" || scheme === "http");
  const usable = schemes.length > 0 ? schemes : ["https"];
  return usable.sort((a, b) => b.length - a.length).map((scheme) => ({ url: `${scheme}://${host}${path}` }));
}
