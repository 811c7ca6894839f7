/** A weakness of the vulnerable site, as a scan should report it. */
export interface Planted {
  readonly checkId: string;
  readonly path: string;
  readonly method?: string;
  readonly parameter?: string;
  /** The title's ending, where one check can find several things at one place. */
  readonly subject?: string;
  /** Found by a deep scan only, although the check also runs in others. */
  readonly deepOnly?: boolean;
}

/** Everything that is wrong with the plain http site. */
export const PLANTED: readonly Planted[] = [
  { checkId: "plain-http", path: "/" },
  { checkId: "csp-missing", path: "/" },
  { checkId: "csp-unsafe", path: "/policy" },
  { checkId: "content-type-options-missing", path: "/" },
  { checkId: "clickjacking", path: "/" },
  { checkId: "referrer-policy", path: "/" },
  { checkId: "permissions-policy-missing", path: "/" },
  { checkId: "cookie-without-secure", path: "/", subject: "session" },
  { checkId: "cookie-without-httponly", path: "/", subject: "session" },
  { checkId: "cookie-without-samesite", path: "/", subject: "session" },
  { checkId: "version-disclosure", path: "/", subject: "server" },
  { checkId: "version-disclosure", path: "/", subject: "x-powered-by" },
  { checkId: "private-address-disclosure", path: "/", subject: "header" },
  { checkId: "integrity-missing", path: "/", subject: "cdn.shop.example" },
  { checkId: "outdated-library", path: "/", subject: "jQuery 1.12.4" },
  { checkId: "session-in-url", path: "/" },
  { checkId: "secret-in-page", path: "/assets/config.js", subject: "AWS access key ID" },
  { checkId: "error-disclosure", path: "/broken" },
  { checkId: "csrf-form", path: "/settings", subject: "/settings/save" },
  { checkId: "password-over-http", path: "/login", subject: "/session" },
  { checkId: "password-autocomplete", path: "/login", subject: "pin" },
  { checkId: "trace-method", path: "/", method: "TRACE" },
  { checkId: "security-txt-missing", path: "/.well-known/security.txt" },
  { checkId: "exposed-repository", path: "/.git/HEAD", subject: "Git" },
  { checkId: "exposed-configuration", path: "/.env", subject: ".env" },
  { checkId: "exposed-backup", path: "/backup.sql", subject: "backup.sql" },
  { checkId: "exposed-backup", path: "/cart.php.bak", subject: "cart.php.bak", deepOnly: true },
  { checkId: "exposed-diagnostics", path: "/phpinfo.php", subject: "phpinfo" },
  { checkId: "exposed-diagnostics", path: "/server-status", subject: "Apache server status" },
  { checkId: "directory-listing", path: "/files/" },
  { checkId: "cors-misconfigured", path: "/api/me" },
  { checkId: "graphql-introspection", path: "/graphql", method: "POST" },
  { checkId: "api-docs-exposed", path: "/openapi.json", subject: "OpenAPI" },
  { checkId: "xss-reflected", path: "/search", parameter: "q" },
  { checkId: "xss-reflected", path: "/profile", parameter: "name" },
  { checkId: "xss-reflected", path: "/greet", parameter: "who" },
  { checkId: "xss-reflected", path: "/link", parameter: "site" },
  { checkId: "open-redirect", path: "/go", parameter: "url" },
  { checkId: "sql-injection-error", path: "/product", parameter: "id" },
  { checkId: "sql-injection-error", path: "/session", method: "POST", parameter: "user" },
  { checkId: "sql-injection-boolean", path: "/product", parameter: "id" },
  { checkId: "sql-injection-boolean", path: "/stock", parameter: "item" },
  { checkId: "path-traversal", path: "/download", parameter: "file" },
  { checkId: "command-injection", path: "/ping", parameter: "host" },
  { checkId: "template-injection", path: "/hello", parameter: "to" },
  { checkId: "header-injection", path: "/language", parameter: "set" },
  { checkId: "input-error-disclosure", path: "/invoice", parameter: "number" },
];

/** What can only be wrong with a site that speaks TLS. */
export const PLANTED_WITH_TLS: readonly Planted[] = [
  { checkId: "hsts-missing", path: "/" },
  { checkId: "mixed-content", path: "/" },
  { checkId: "tls-certificate", path: "/", subject: "self-signed" },
  { checkId: "tls-certificate", path: "/", subject: "expired" },
  { checkId: "tls-outdated", path: "/", subject: "TLS 1.0" },
  { checkId: "tls-outdated", path: "/", subject: "TLS 1.1" },
];
