import { ALL_SCANS, describe, type OriginCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { type KnownFile, probeKnownFiles } from "../probing/known-files.ts";

/** Nothing but comments and assignments. */
const ENVIRONMENT_FILE = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:export )?[A-Z][A-Z0-9_]*=[^<]*$/;

const FILES: readonly KnownFile[] = [
  { path: "/.env", signature: ENVIRONMENT_FILE, subject: ".env" },
  { path: "/.env.production", signature: ENVIRONMENT_FILE, subject: ".env.production" },
  { path: "/.htpasswd", signature: /^[\w.@-]+:(?:\$\w+\$|\{SHA\})/, subject: ".htpasswd" },
  { path: "/wp-config.php.bak", signature: /define\(\s*['"]DB_PASSWORD['"]/, subject: "wp-config.php.bak" },
  { path: "/.env.local", signature: ENVIRONMENT_FILE, subject: ".env.local", deepOnly: true },
  {
    path: "/.aws/credentials",
    signature: /^\s*\[[\w-]+\]\s*aws_access_key_id/,
    subject: "AWS credentials",
    deepOnly: true,
  },
  { path: "/.npmrc", signature: /_authToken\s*=/, subject: ".npmrc", deepOnly: true },
  { path: "/appsettings.json", signature: /"ConnectionStrings"\s*:/, subject: "appsettings.json", deepOnly: true },
  { path: "/docker-compose.yml", signature: /^services:\s*$/m, subject: "docker-compose.yml", deepOnly: true },
  { path: "/id_rsa", signature: /^-----BEGIN [A-Z ]*PRIVATE KEY-----/, subject: "private key", deepOnly: true },
];

export const exposedConfiguration: OriginCheck = {
  info: describe({
    id: "exposed-configuration",
    title: "Configuration file is public",
    description: "The site serves a configuration file, which usually holds passwords and keys.",
    category: "exposure",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
    cwe: 538,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "active",
    remediation: "Move the file out of the document root, then change every password and key in it.",
    references: [
      "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/03-Test_File_Extensions_Handling_for_Sensitive_Information",
    ],
  }),

  onOrigin: (site) => probeKnownFiles(site, FILES),
};
