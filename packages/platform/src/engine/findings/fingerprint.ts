import { createHash } from "node:crypto";
import { pathTemplate } from "../crawl/url-shape.ts";

export interface WeaknessIdentity {
  readonly checkId: string;
  readonly url: URL;
  /** `origin`: one weakness wherever it shows; `path`: one a page template; `parameter`: one an input. */
  readonly scope: "origin" | "path" | "parameter";
  readonly method: string;
  readonly parameter: string | undefined;
  /** Tells several weaknesses of one check at one place apart: a cookie's name, a library. */
  readonly subject: string | undefined;
}

/** "fp_" and 32 hexadecimal digits, made from what and where, never from evidence. */
export function fingerprintOf({ checkId, url, scope, method, parameter, subject }: WeaknessIdentity): string {
  const place = scope === "origin" ? "" : pathTemplate(url.pathname);
  const input = scope === "parameter" ? `${method} ${parameter ?? ""}` : "";
  const identity = JSON.stringify([checkId, url.origin, place, input, subject ?? ""]);
  return `fp_${createHash("sha256").update(identity).digest("hex").slice(0, 32)}`;
}
