import { ALL_SCANS, describe, type OriginCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { type KnownFile, probeKnownFiles } from "../probing/known-files.ts";

const FILES: readonly KnownFile[] = [
  { path: "/phpinfo.php", signature: /<title>[^<]*phpinfo\(\)<\/title>/, subject: "phpinfo", isPage: true },
  { path: "/info.php", signature: /<title>[^<]*phpinfo\(\)<\/title>/, subject: "phpinfo", isPage: true },
  { path: "/server-status", signature: /<h1>Apache Server Status for /, subject: "Apache server status", isPage: true },
  {
    path: "/server-info",
    signature: /<title>Server Information<\/title>/,
    subject: "Apache server info",
    isPage: true,
  },
  { path: "/actuator/env", signature: /"propertySources"\s*:/, subject: "Spring actuator" },
  { path: "/debug/pprof/", signature: /<title>\/debug\/pprof\/<\/title>/, subject: "Go profiler", isPage: true },
  { path: "/elmah.axd", signature: /Error Log for <span/, subject: "ELMAH error log", isPage: true, deepOnly: true },
  {
    path: "/trace.axd",
    signature: /<h1>Application Trace<\/h1>/,
    subject: "ASP.NET trace",
    isPage: true,
    deepOnly: true,
  },
];

export const exposedDiagnostics: OriginCheck = {
  info: describe({
    id: "exposed-diagnostics",
    title: "Diagnostic page is public",
    description: "The site serves a page that is meant for its administrators and shows its inner state.",
    category: "exposure",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N",
    cwe: 497,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "active",
    remediation: "Remove the page, or let it answer to administrators' addresses only.",
    references: [
      "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/05-Enumerate_Infrastructure_and_Application_Admin_Interfaces",
    ],
  }),

  onOrigin: (site) => probeKnownFiles(site, FILES),
};
