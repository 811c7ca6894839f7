import { ALL_SCANS, describe, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { isAntiForgeryName } from "../crawl/input-point.ts";
import { pathTemplate } from "../crawl/url-shape.ts";
import type { PageDocument } from "../html/document.ts";
import type { FormFacts } from "../html/form.ts";

export const csrfForm: PageCheck = {
  info: describe({
    id: "csrf-form",
    title: "Form without protection against request forgery",
    description:
      "The form changes something with a POST request but carries no anti-forgery token, so another site can submit it in a visitor's name.",
    category: "access",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:L/A:N",
    cwe: 352,
    owasp: OWASP.accessControl,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation:
      "Add an unpredictable token to each form and check it, or require SameSite cookies and check Sec-Fetch-Site on the server.",
    references: [
      "https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html",
    ],
  }),

  onPage({ url, exchange, document }) {
    if (document === undefined || hasTokenInMeta(document)) return [];
    const unprotected = document.forms.filter(
      (form) => form.method === "POST" && form.action.origin === url.origin && !hasToken(form) && !isLogin(form),
    );
    return unprotected.map((form) => ({
      scope: "origin",
      exchange,
      confidence: "tentative",
      subject: pathTemplate(form.action.pathname),
      matched: form.fields.map(({ name }) => name).join(", "),
    }));
  },
};

function hasToken(form: FormFacts): boolean {
  return form.fields.some(
    ({ name, type, value }) => type === "hidden" && (isAntiForgeryName(name) || /^[\w+/=.-]{24,}$/.test(value)),
  );
}

function hasTokenInMeta(document: PageDocument): boolean {
  return document.metas.some((meta) => isAntiForgeryName(meta.get("name") ?? "") && meta.get("content") !== "");
}

/** Forging a login only signs the victim in to somebody else's account; it is not a change in their name. */
function isLogin(form: FormFacts): boolean {
  return form.fields.filter(({ type }) => type === "password").length === 1 && form.fields.length <= 4;
}
