import { describe, FROM_STANDARD, type InputCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { requestWith } from "../crawl/input-point.ts";

const UP = "../".repeat(8);

/** World-readable files that every system has and that hold no secrets. */
const PATHS = [`${UP}etc/passwd`, "/etc/passwd", `${UP}windows/win.ini`];
const MORE_PATHS = [
  `${"....//".repeat(8)}etc/passwd`,
  `${"..%2f".repeat(8)}etc/passwd`,
  `${UP}etc/passwd\u0000`,
  `${"..\\".repeat(8)}windows\\win.ini`,
  "file:///etc/passwd",
];

const CONTENT = /^root:[^:\n]*:0:0:[^\n]*|^; for 16-bit app support\s*\[fonts\]/m;

export const pathTraversal: InputCheck = {
  info: describe({
    id: "path-traversal",
    title: "Path traversal",
    description:
      "A parameter names a file, and `../` leads out of the intended directory: any file that the program can read is open.",
    category: "injection",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
    cwe: 22,
    owasp: OWASP.accessControl,
    scanTypes: FROM_STANDARD,
    mode: "active",
    remediation:
      "Take names from a list, or resolve the path and refuse it unless it lies below the intended directory.",
    references: [
      "https://owasp.org/www-community/attacks/Path_Traversal",
      "https://cheatsheetseries.owasp.org/cheatsheets/Input_Validation_Cheat_Sheet.html",
    ],
  }),

  async onInput(input, site) {
    const baseline = await site.baseline(input);
    if (baseline === undefined || CONTENT.test(baseline.response.body)) return undefined;
    for (const path of site.scanType === "deep" ? [...PATHS, ...MORE_PATHS] : PATHS) {
      const exchange = await site.probe(requestWith(input, path));
      const matched = CONTENT.exec(exchange?.response.body ?? "")?.[0];
      if (exchange === undefined || matched === undefined) continue;
      return { scope: "parameter", input, exchange, confidence: "certain", matched };
    }
    return undefined;
  },
};
