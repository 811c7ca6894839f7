import type { Check, CheckCategory } from "@hivepro/server";
import type { CheckInfo, CheckCategory as EngineCategory } from "../engine/index.ts";

/** The engine groups checks by what they look at, the contract a little finer. */
const CATEGORIES: Readonly<Record<EngineCategory, CheckCategory>> = {
  headers: "headers",
  cookies: "cookies",
  transport: "transport",
  injection: "injection",
  exposure: "disclosure",
  access: "configuration",
  components: "dependencies",
};

const FINER: Readonly<Record<string, CheckCategory>> = {
  "cors-misconfigured": "cors",
  "mixed-content": "content",
  "integrity-missing": "content",
  "exposed-backup": "files",
  "exposed-configuration": "files",
  "exposed-repository": "files",
  "directory-listing": "files",
  "csrf-form": "authentication",
  "password-autocomplete": "authentication",
  "password-over-http": "authentication",
  "session-in-url": "authentication",
};

/** A check of the engine, as the API shows it. */
export function toCheck(info: CheckInfo): Check {
  return {
    id: info.id,
    title: info.title,
    description: info.description,
    category: FINER[info.id] ?? CATEGORIES[info.category],
    severity: info.severity,
    active: info.mode === "active",
    scan_types: [...info.scanTypes],
    cwe: `CWE-${info.cwe}`,
    owasp: info.owasp,
    remediation: info.remediation,
    references: [...info.references],
  };
}
