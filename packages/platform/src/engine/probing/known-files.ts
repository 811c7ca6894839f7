import type { Observation, Site } from "../check-model/check.ts";
import { type Exchange, isHtml } from "../http/exchange.ts";

/** A file that should not be public, and by what its content is recognised. */
export interface KnownFile {
  readonly path: string;
  /** A text: how the content starts. */
  readonly signature: RegExp | string;
  /** What was found, for the title. */
  readonly subject: string;
  /** The genuine file is a web page. */
  readonly isPage?: boolean;
  /** Asked for in deep scans only. */
  readonly deepOnly?: boolean;
}

/**
 * Asks for files next to the start page and at the origin's root. The content decides, never the status alone: many
 * sites answer 200 for everything. One observation a subject.
 */
export async function probeKnownFiles(site: Site, files: readonly KnownFile[]): Promise<readonly Observation[]> {
  const found = new Map<string, Observation>();
  for (const file of files) {
    if (found.has(file.subject) || (file.deepOnly && site.scanType !== "deep")) continue;
    const exchange = await findFile(site, file);
    if (exchange === undefined) continue;
    found.set(file.subject, {
      scope: "path",
      exchange,
      confidence: "certain",
      subject: file.subject,
      matched: matchedText(file.signature, exchange.response.body),
    });
  }
  return [...found.values()];
}

async function findFile(site: Site, file: KnownFile): Promise<Exchange | undefined> {
  for (const url of placesOf(site.startUrl, file.path)) {
    const exchange = await site.probe({ url });
    if (exchange !== undefined && isGenuine(exchange, file, site)) return exchange;
  }
  return undefined;
}

/** `/app/` may be a program of its own below the origin's root. */
function placesOf(startUrl: URL, path: string): readonly URL[] {
  const atRoot = new URL(path, startUrl);
  const atStart = new URL(`.${path}`, startUrl);
  return atStart.href === atRoot.href ? [atRoot] : [atRoot, atStart];
}

function isGenuine(exchange: Exchange, { signature, isPage = false }: KnownFile, site: Site): boolean {
  const { status, body } = exchange.response;
  if (status !== 200 || isHtml(exchange) !== isPage) return false;
  const matches = typeof signature === "string" ? body.startsWith(signature) : signature.test(body);
  return matches && !site.looksLikeNotFound(exchange);
}

function matchedText(signature: RegExp | string, body: string): string {
  return typeof signature === "string" ? signature : (signature.exec(body)?.[0] ?? "");
}
