import { ALL_SCANS, describe, type OriginCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { type KnownFile, probeKnownFiles } from "../probing/known-files.ts";

const FILES: readonly KnownFile[] = [
  { path: "/.git/HEAD", signature: /^(?:ref: refs\/|[0-9a-f]{40}\s*$)/, subject: "Git" },
  { path: "/.git/config", signature: /^\s*\[core\]/, subject: "Git" },
  { path: "/.svn/wc.db", signature: "SQLite format 3", subject: "Subversion" },
  { path: "/.svn/entries", signature: /^\d+\s+dir\s/, subject: "Subversion", deepOnly: true },
  {
    path: "/.hg/requires",
    signature: /^(?:dotencode|fncache|revlogv1|store)\n/m,
    subject: "Mercurial",
    deepOnly: true,
  },
];

export const exposedRepository: OriginCheck = {
  info: describe({
    id: "exposed-repository",
    title: "Version control data is public",
    description:
      "The site serves its version control directory, from which its source code and history can be rebuilt.",
    category: "exposure",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
    cwe: 527,
    owasp: OWASP.accessControl,
    scanTypes: ALL_SCANS,
    mode: "active",
    remediation: "Do not deploy version control directories, and have the server refuse paths that start with a dot.",
    references: [
      "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information",
    ],
  }),

  onOrigin: (site) => probeKnownFiles(site, FILES),
};
