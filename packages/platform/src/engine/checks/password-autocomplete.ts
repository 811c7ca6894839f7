import { ALL_SCANS, describe, INFORMATIONAL, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";

export const passwordAutocomplete: PageCheck = {
  info: describe({
    id: "password-autocomplete",
    title: "Password field without autocomplete purpose",
    description:
      "A password field does not say whether it takes the current or a new password, which hinders password managers and leads people to weak passwords.",
    category: "access",
    cvssVector: INFORMATIONAL,
    cwe: 522,
    owasp: OWASP.authentication,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: 'Set autocomplete="current-password" or autocomplete="new-password".',
    references: ["https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Attributes/autocomplete"],
  }),

  onPage({ exchange, document }) {
    const fields = (document?.forms ?? []).flatMap((form) =>
      form.fields.filter(({ type, autocomplete }) => type === "password" && (autocomplete ?? "") === ""),
    );
    return fields.slice(0, 1).map(({ name }) => ({
      scope: "path",
      exchange,
      confidence: "certain",
      subject: name,
    }));
  },
};
