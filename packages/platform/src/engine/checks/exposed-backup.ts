import { ALL_SCANS, describe, type OriginCheck, type Site } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { type KnownFile, probeKnownFiles } from "../probing/known-files.ts";

const SQL_DUMP = /^(?:--|\/\*|CREATE |INSERT |SET |BEGIN)[\s\S]*?(?:CREATE TABLE|INSERT INTO|COPY [\w.]+ )/;
const SOURCE_CODE = /^\s*(?:<\?php|<%|#!\/|(?:import|package|using|require)\b)/;
const ZIP = "PK\u0003\u0004";
const MAX_PAGES = 20;

const FILES: readonly KnownFile[] = [
  { path: "/backup.sql", signature: SQL_DUMP, subject: "backup.sql" },
  { path: "/dump.sql", signature: SQL_DUMP, subject: "dump.sql" },
  { path: "/backup.zip", signature: ZIP, subject: "backup.zip" },
  { path: "/database.sql", signature: SQL_DUMP, subject: "database.sql", deepOnly: true },
  { path: "/db.sql", signature: SQL_DUMP, subject: "db.sql", deepOnly: true },
  { path: "/site.zip", signature: ZIP, subject: "site.zip", deepOnly: true },
  { path: "/www.zip", signature: ZIP, subject: "www.zip", deepOnly: true },
  { path: "/index.php.bak", signature: SOURCE_CODE, subject: "index.php.bak", deepOnly: true },
];

export const exposedBackup: OriginCheck = {
  info: describe({
    id: "exposed-backup",
    title: "Backup file is public",
    description: "The site serves a copy of its database or source code that was left in a public place.",
    category: "exposure",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
    cwe: 530,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "active",
    remediation: "Delete the file, keep backups outside the document root, and change every password that it held.",
    references: [
      "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information",
    ],
  }),

  async onOrigin(site) {
    const known = await probeKnownFiles(site, FILES);
    const copies = site.scanType === "deep" ? await probeKnownFiles(site, copiesOfPages(site)) : [];
    return [...known, ...copies];
  },
};

/** What editors and careful administrators leave next to a program: `cart.php.bak`, `cart.php~`. */
function copiesOfPages(site: Site): readonly KnownFile[] {
  const programs = new Set(
    site.pages.map(({ url }) => url.pathname).filter((path) => /\.(?:php|aspx?|jsp|cgi|pl|py|rb)$/.test(path)),
  );
  return [...programs].slice(0, MAX_PAGES).flatMap((path) =>
    [".bak", "~", ".old"].map((ending) => {
      const copy = `${path}${ending}`;
      return { path: copy, signature: SOURCE_CODE, subject: copy.slice(copy.lastIndexOf("/") + 1) };
    }),
  );
}
