import { describe, FROM_STANDARD, type InputCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { requestWith } from "../crawl/input-point.ts";
import { type Exchange, isHtml } from "../http/exchange.ts";
import {
  becameCode,
  becameMarkup,
  becameScriptUrl,
  type ReflectionContext,
  reflectionContexts,
} from "../probing/reflection.ts";

interface Attempt {
  readonly context: ReflectionContext;
  readonly write: (marker: string) => string;
  readonly worked: (html: string, marker: string) => boolean;
  readonly deepOnly?: boolean;
}

/** Harmless even where they work: unknown elements, unknown attributes, names that no script defines. */
const ATTEMPTS: readonly Attempt[] = [
  { context: "markup", write: (m) => `'"--></title></textarea></script><${m}>`, worked: becameMarkup },
  { context: "attribute", write: (m) => `'" ${m}=1 z="`, worked: becameMarkup },
  { context: "url", write: (m) => `javascript:${m}`, worked: becameScriptUrl },
  { context: "script", write: (m) => `';${m};//`, worked: becameCode },
  { context: "script", write: (m) => `";${m};//`, worked: becameCode },
  { context: "script", write: (m) => `\`;${m};//`, worked: becameCode },
  { context: "script", write: (m) => `\\';${m};//`, worked: becameCode, deepOnly: true },
  { context: "markup", write: (m) => `<<x><${m} x=`, worked: becameMarkup, deepOnly: true },
  { context: "markup", write: (m) => `%3C${m}%3E`, worked: becameMarkup, deepOnly: true },
];

const PLACES: Readonly<Record<ReflectionContext, string>> = {
  markup: "markup",
  attribute: "part of a tag",
  url: "the address of a link",
  script: "script code",
};

export const xssReflected: InputCheck = {
  info: describe({
    id: "xss-reflected",
    title: "Reflected cross-site scripting",
    description:
      "The page repeats a parameter in a way that lets it add markup or script. Whoever gets a visitor to open a prepared link acts in their name.",
    category: "injection",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
    cwe: 79,
    owasp: OWASP.injection,
    scanTypes: FROM_STANDARD,
    mode: "active",
    remediation:
      "Encode the value for the exact place where it is printed (HTML text, attribute, URL, script), and add a strict Content Security Policy.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html"],
  }),

  async onInput(input, site) {
    const marker = site.canary.marker();
    const plain = await site.probe(requestWith(input, marker));
    if (plain === undefined || !isHtml(plain)) return undefined;
    const contexts = reflectionContexts(plain.response.body, marker);
    for (const { context, write, worked, deepOnly } of ATTEMPTS) {
      if (!contexts.has(context) || (deepOnly && site.scanType !== "deep")) continue;
      const own = site.canary.marker();
      const value = write(own);
      const exchange = await site.probe(requestWith(input, value));
      if (exchange === undefined || !isHtml(exchange) || !worked(exchange.response.body, own)) continue;
      const detail = `The value is repeated as ${PLACES[context]}.`;
      return { scope: "parameter", input, exchange, confidence: "certain", detail, matched: repeated(exchange, own) };
    }
    return undefined;
  },
};

function repeated({ response }: Exchange, marker: string): string {
  const found = response.body.indexOf(marker);
  return response.body.slice(Math.max(0, found - 20), found + marker.length + 20);
}
