import type { FindingEvidence, ReportDocument, ReportFinding } from "../../../src/reports/render/document.ts";

const ORIGIN = "https://shop.example.com";

const VECTORS = {
  critical: { vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", score: 9.8 },
  high: { vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", score: 7.5 },
  medium: { vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", score: 6.1 },
  low: { vector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", score: 3.1 },
  info: { vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", score: 0 },
} as const;

type Essentials = Pick<ReportFinding, "id" | "title" | "severity" | "cwe" | "owasp" | "checkId"> &
  Partial<ReportFinding>;

/** A complete finding from what a test cares about. */
export function finding(essentials: Essentials): ReportFinding {
  return {
    description: "The application answers in a way that helps an attacker.",
    status: "open",
    cvss: VECTORS[essentials.severity],
    confidence: "firm",
    location: { url: `${ORIGIN}/`, method: "GET" },
    evidence: exchange("GET / HTTP/1.1", "HTTP/1.1 200 OK\r\nContent-Type: text/html"),
    remediation: "Change the configuration so that the application no longer answers like this.",
    references: ["https://owasp.org/www-project-top-ten/"],
    fingerprint: `fp_${essentials.id}`,
    firstSeenAt: "2026-11-20T09:00:00Z",
    lastSeenAt: "2026-11-24T08:31:12Z",
    ...essentials,
  };
}

function exchange(requestLine: string, responseExcerpt: string, matched?: string): FindingEvidence {
  const request = `${requestLine}\r\nHost: shop.example.com\r\nUser-Agent: HivePro/1.4.0\r\nAccept: */*\r\nCookie: session=********\r\n`;
  return matched === undefined ? { request, responseExcerpt } : { request, responseExcerpt, matched };
}

const SQL_ERROR =
  "You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the right syntax to use near ''1''' at line 1";

const FINDINGS: ReportFinding[] = [
  finding({
    id: "vuln_01sqli",
    title: "SQL injection in the product search",
    severity: "critical",
    status: "confirmed",
    note: "Reproduced by the platform team on staging, ticket SHOP-4411.",
    cwe: "CWE-89",
    owasp: "A03:2021-Injection",
    checkId: "sql-injection-error",
    confidence: "certain",
    location: { url: `${ORIGIN}/search?q=shoes&category=12`, method: "GET", parameter: "category" },
    description:
      "The value of the parameter “category” becomes part of a database query. A single quote in it breaks the query, and the answer carries the database's own error message.\n\nWhoever can send requests can read and change everything in the database that the application can: accounts, orders and stored payment references. With some database settings, commands can be run on the database host.",
    evidence: exchange(
      "GET /search?q=shoes&category=12%27 HTTP/1.1",
      `HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/html; charset=utf-8\r\nX-Powered-By: PHP/8.1.2\r\n\r\n<!doctype html>\n<html>\n<head><title>Error</title></head>\n<body>\n\t<h1>Something went wrong</h1>\n\t<pre>${SQL_ERROR}</pre>\n</body>\n</html>`,
      SQL_ERROR,
    ),
    remediation:
      "Use parameterised queries (prepared statements) in every place that builds SQL, and let no request value into the text of a query. Check the type of the parameter before use: it is a number.\n\nGive the application's database account only the rights that it needs, and show a neutral error page that names no database.",
    references: [
      "https://owasp.org/www-community/attacks/SQL_Injection",
      "https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html",
    ],
  }),
  finding({
    id: "vuln_02xss",
    title: "Reflected cross-site scripting in the search field",
    severity: "high",
    cwe: "CWE-79",
    owasp: "A03:2021-Injection",
    checkId: "reflected-xss",
    confidence: "certain",
    location: { url: `${ORIGIN}/search?q=shoes`, method: "GET", parameter: "q" },
    description:
      "What is sent in the parameter “q” comes back in the page without being escaped. A link that carries a script in it runs that script in the browser of whoever follows it, with that person's session.",
    evidence: exchange(
      "GET /search?q=%3Cscript%3Ehp7f31()%3C%2Fscript%3E HTTP/1.1",
      "<p>Results for <b><script>hp7f31()</script></b></p>",
      "<script>hp7f31()</script>",
    ),
    remediation:
      "Escape the value for the place where it is printed, best by the template engine's own default. Add a Content-Security-Policy that forbids inline scripts.",
  }),
  finding({
    id: "vuln_03xss",
    title: "Reflected cross-site scripting in the newsletter form",
    severity: "high",
    cwe: "CWE-79",
    owasp: "A03:2021-Injection",
    checkId: "reflected-xss",
    location: { url: `${ORIGIN}/newsletter`, method: "POST", parameter: "email" },
    evidence: exchange(
      "POST /newsletter HTTP/1.1",
      '<input name="email" value=""><img src=x onerror=hp7f32()>">',
      "<img src=x onerror=hp7f32()>",
    ),
  }),
  finding({
    id: "vuln_04git",
    title: "Version control directory can be downloaded",
    severity: "high",
    cwe: "CWE-527",
    owasp: "A05:2021-Security Misconfiguration",
    checkId: "exposed-git",
    confidence: "certain",
    location: { url: `${ORIGIN}/.git/config`, method: "GET" },
    evidence: exchange(
      "GET /.git/config HTTP/1.1",
      '[core]\n\trepositoryformatversion = 0\n[remote "origin"]\n\turl = git@git.example.com:shop/frontend.git',
      '[remote "origin"]',
    ),
    remediation:
      "Remove the directory from what the web server serves, and change every secret that its history holds.",
  }),
  finding({
    id: "vuln_05cookie",
    title: "Session cookie without Secure",
    severity: "medium",
    cwe: "CWE-614",
    owasp: "A05:2021-Security Misconfiguration",
    checkId: "cookie-without-secure",
    location: { url: `${ORIGIN}/login`, method: "POST", parameter: "session" },
    evidence: exchange("POST /login HTTP/1.1", "Set-Cookie: session=********; Path=/; HttpOnly", "Path=/; HttpOnly"),
  }),
  finding({
    id: "vuln_06cors",
    title: "Any origin may read answers with credentials",
    severity: "medium",
    status: "confirmed",
    cwe: "CWE-942",
    owasp: "A05:2021-Security Misconfiguration",
    checkId: "cors-any-origin",
    location: { url: `${ORIGIN}/api/cart`, method: "GET" },
  }),
  finding({
    id: "vuln_07redirect",
    title: "Open redirect after signing in",
    severity: "medium",
    status: "accepted_risk",
    note: "Partners rely on it until March; tracked as SHOP-4302.",
    cwe: "CWE-601",
    owasp: "A01:2021-Broken Access Control",
    checkId: "open-redirect",
    location: { url: `${ORIGIN}/login?next=%2Faccount`, method: "GET", parameter: "next" },
  }),
  finding({
    id: "vuln_08csp",
    title: "No Content-Security-Policy",
    severity: "low",
    cwe: "CWE-693",
    owasp: "A05:2021-Security Misconfiguration",
    checkId: "csp-missing",
  }),
  finding({
    id: "vuln_09hsts",
    title: "No Strict-Transport-Security",
    severity: "low",
    status: "fixed",
    cwe: "CWE-319",
    owasp: "A05:2021-Security Misconfiguration",
    checkId: "hsts-missing",
  }),
  finding({
    id: "vuln_10greek",
    title: "Σφάλμα βάσης δεδομένων и журнал отладки на странице ошибки",
    severity: "low",
    status: "false_positive",
    note: "The page is a published tutorial.",
    cwe: "CWE-209",
    owasp: "A04:2021-Insecure Design",
    checkId: "verbose-error",
    location: { url: `${ORIGIN}/блог/отладка`, method: "GET" },
    evidence: exchange("GET /блог HTTP/1.1", "<h1>Ошибка: Σφάλμα</h1>\n┌────┐\n│ 错误 │\n└────┘", "Σφάλμα"),
  }),
  finding({
    id: "vuln_11banner",
    title: "Server names its software and version",
    severity: "info",
    cwe: "CWE-200",
    owasp: "A05:2021-Security Misconfiguration",
    checkId: "server-banner",
    references: [],
  }),
  finding({
    id: "vuln_12robots",
    title: "robots.txt names an administration path",
    severity: "info",
    cwe: "CWE-200",
    owasp: "A01:2021-Broken Access Control",
    checkId: "robots-disclosure",
    confidence: "tentative",
    location: { url: `${ORIGIN}/robots.txt`, method: "GET" },
    evidence: exchange("GET /robots.txt HTTP/1.1", "User-agent: *\nDisallow: /intern/admin/", "/intern/admin/"),
  }),
];

const CHECKS = [
  { id: "sql-injection-error", title: "SQL injection, by error messages" },
  { id: "reflected-xss", title: "Reflected cross-site scripting" },
  { id: "exposed-git", title: "Version control directories" },
  { id: "cookie-without-secure", title: "Cookies without Secure" },
  { id: "cors-any-origin", title: "Cross-origin access for any origin" },
  { id: "open-redirect", title: "Open redirects" },
  { id: "csp-missing", title: "Content-Security-Policy" },
  { id: "hsts-missing", title: "Strict-Transport-Security" },
  { id: "verbose-error", title: "Verbose error pages" },
  { id: "server-banner", title: "Software banners" },
  { id: "robots-disclosure", title: "Paths in robots.txt" },
  { id: "path-traversal", title: "Path traversal" },
  { id: "command-injection", title: "Command injection, by timing" },
];

/** A report of a small shop with twelve findings of all severities and statuses; `changes` replace what a test needs. */
export function sampleReport(changes: Partial<ReportDocument> = {}): ReportDocument {
  return {
    report: {
      id: "rpt_4m8x2",
      title: "Security report of shop.example.com",
      createdAt: "2026-11-24T09:15:00Z",
      organization: "Example Trading & Co.",
    },
    scan: {
      id: "scan_abc123",
      name: "Shop before the holiday season",
      target: `${ORIGIN}/`,
      scanType: "deep",
      profile: "web-app",
      status: "completed",
      startedAt: "2026-11-24T08:00:00Z",
      completedAt: "2026-11-24T08:47:31Z",
      durationSeconds: 2851,
      requests: 12408,
      pages: 214,
      engineVersion: "1.4.0",
    },
    counts: { critical: 1, high: 3, medium: 3, low: 3, info: 2 },
    findings: FINDINGS,
    checks: CHECKS,
    ...changes,
  };
}

/** A report with this many findings, which differ in place and evidence. */
export function longReport(count: number): ReportDocument {
  const models = Array.from({ length: Math.ceil(count / FINDINGS.length) }, () => FINDINGS).flat();
  const findings = models.slice(0, count).map((model, index) => {
    const url = `${ORIGIN}/catalogue/${index}?page=${index * 7}`;
    const body = Array.from({ length: 40 }, (_, line) => `<li data-id="${index}-${line}">item ${line * index}</li>`);
    return {
      ...model,
      id: `vuln_${index}`,
      fingerprint: `fp_${index}`,
      location: { ...model.location, url },
      evidence: exchange(`GET ${new URL(url).pathname} HTTP/1.1`, body.join("\n")),
    };
  });
  return sampleReport({ findings, counts: { critical: count, high: 0, medium: 0, low: 0, info: 0 } });
}
