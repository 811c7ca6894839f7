import { ALL_SCANS, describe, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { isOutdated, librariesOf } from "../probing/javascript-libraries.ts";

export const outdatedLibrary: PageCheck = {
  info: describe({
    id: "outdated-library",
    title: "JavaScript library with known vulnerabilities",
    description: "The page uses a version of a JavaScript library for which vulnerabilities have been published.",
    category: "components",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
    cwe: 1395,
    owasp: OWASP.outdatedComponents,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Update the library to a version without known vulnerabilities.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Vulnerable_Dependency_Management_Cheat_Sheet.html"],
  }),

  onPage(page) {
    return librariesOf(page).flatMap(({ library, version, matched }) => {
      if (!isOutdated(library, version)) return [];
      return [
        {
          scope: "origin",
          exchange: page.exchange,
          confidence: "firm",
          subject: `${library.name} ${version}`,
          detail: `${library.name} ${version} is affected by ${library.advisories.join(", ")}; ${library.advice}.`,
          matched,
        } as const,
      ];
    });
  },
};
