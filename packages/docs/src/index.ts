import { fileURLToPath } from "node:url";

/**
 * Absolute path of the built site. Serve it under any prefix, with `index.html` for folders; pages end in a slash
 * and link to each other relatively, so a folder asked for without its slash must be redirected.
 */
export const docsDirectory: string = fileURLToPath(new URL("../dist/site", import.meta.url));

const everyPage = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"];

const staticPage = [...everyPage, "script-src 'self'", "style-src 'self'", "img-src 'self'"].join("; ");

/** The explorer styles its elements inline, sends requests to this origin, and shows what it got, a PDF say, in a frame. */
const explorer = [
  ...everyPage,
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-src blob:",
].join("; ");

/**
 * The strictest `Content-Security-Policy` under which a page works.
 *
 * @param path Path of the request inside the site, without its prefix: `reference/scans/`, `explorer/`.
 */
export function contentSecurityPolicy(path: string): string {
  return /^\/?explorer(\/|$)/.test(path) ? explorer : staticPage;
}
