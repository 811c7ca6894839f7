import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { matches, s } from "../../src/schema/index.ts";

const valid: Record<string, readonly string[]> = {
  "date-time": [
    "2024-11-04T10:30:00Z",
    "2024-02-29t23:59:59.123456+05:30",
    "1998-12-31T23:59:60Z",
    "1998-12-31T15:59:60-08:00",
  ],
  date: ["2024-02-29", "2000-02-29", "2023-12-31"],
  time: ["00:00:00Z", "23:59:60Z", "12:00:00.5-00:00"],
  duration: ["P1Y2M3DT4H5M6S", "PT36H", "P4W", "P1D", "PT0S"],
  email: ["someone@example.com", "first.last+tag@sub.example.co", "a@localhost"],
  hostname: ["localhost", "example.com", "xn--bcher-kva.example", "1.example", "a".repeat(63)],
  ipv4: ["127.0.0.1", "255.255.255.255"],
  ipv6: ["::", "::1", "2001:db8::ff00:42:8329", "::ffff:192.0.2.1"],
  uri: [
    "https://example.com",
    "https://user:pw@example.com:8443/a%20b;c?q=1/?#top",
    "urn:isbn:0451450523",
    "mailto:a@example.com",
    "http://[2001:db8::1]:80/",
    "file:///etc/hosts",
  ],
  "uri-reference": [
    "",
    "/api/v1/scans/scan_1",
    "../up",
    "?q=1",
    "#top",
    "//example.com/x",
    "https://example.com",
    "a/b:c",
  ],
  uuid: ["123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"],
  byte: ["", "aGk=", "aGVsbG8=", "Zm9v", "+/+/"],
};

const invalid: Record<string, readonly string[]> = {
  "date-time": [
    "2024-11-04",
    "2024-11-04T10:30:00",
    "2023-02-29T10:30:00Z",
    "2024-11-04T24:00:00Z",
    "2024-11-04T10:30:60Z",
    "x",
  ],
  date: ["2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-1", "20240101"],
  time: ["10:30", "10:30:00", "24:00:00Z", "10:60:00Z", "22:59:60Z", "10:30:00+24:00"],
  duration: ["P", "PT", "P1Y1W", "1D", "P1D2H", "P-1D", "PT1D"],
  email: [
    "",
    "nobody",
    "@example.com",
    "a@",
    "a@b@c d",
    "a..b@example.com",
    ".a@example.com",
    "a@-b.com",
    `${"a".repeat(65)}@b.c`,
  ],
  hostname: ["", "-a", "a-", "a..b", "a_b", "a".repeat(64), `${"a.".repeat(127)}`.repeat(2), "ex ample"],
  ipv4: ["256.1.1.1", "1.2.3", "01.2.3.4", "1.2.3.4.5", "a"],
  ipv6: ["", ":::", "12345::", "fe80::1%eth0", "1::2::3", "127.0.0.1"],
  uri: [
    "",
    "example.com",
    "/path",
    "https://exa mple.com",
    "https://example.com/%zz",
    "ht!tp://x",
    "http://[::1",
    "https://a[b]/",
    "http://x:port/",
    "https://example.com/\n",
    "http://example.com/ü",
  ],
  "uri-reference": ["a b", "%", "\\\\share", "http://[::g]/", ":x", "a^b"],
  uuid: [
    "",
    "123e4567e89b12d3a456426614174000",
    "123e4567-e89b-12d3-a456-42661417400g",
    "x123e4567-e89b-12d3-a456-426614174000",
  ],
  byte: ["a", "aGk", "aGk==", "a===", "____", "aG k=", "aGk=\n"],
};

/** Where the RFCs and Ajv part, we are with the RFCs. */
const ajvRefuses = new Set(["email a@localhost"]);
const ajvAccepts = new Set([`email ${"a".repeat(65)}@b.c`, "byte aGk=\n", "uri http://x:port/", "uri-reference :x"]);

const ajv = new Ajv2020({ strict: false, logger: false });
addFormats.default(ajv);

const cases = (table: typeof valid) =>
  Object.entries(table).flatMap(([name, texts]) => texts.map((text) => [name, text]));

describe("formats", () => {
  it.each(cases(valid))("%s accepts %j, as Ajv does", (format = "", text) => {
    expect(matches(s.string({ format }), text)).toBe(true);
    expect(ajv.validate({ type: "string", format }, text)).toBe(!ajvRefuses.has(`${format} ${text}`));
  });

  it.each(cases(invalid))("%s refuses %j", (format = "", text) => {
    expect(matches(s.string({ format }), text)).toBe(false);
    expect(ajv.validate({ type: "string", format }, text)).toBe(ajvAccepts.has(`${format} ${text}`));
  });

  it("that are unknown are not checked", () => {
    expect(matches(s.string({ format: "binary" }), "x")).toBe(true);
    expect(matches(s.number({ format: "money" }), 1)).toBe(true);
  });

  it("are fast on long hostile texts", () => {
    for (const format of Object.keys(valid)) {
      for (const part of ["a", "1", ".", "@", "-", ":", "/", "a.", "%61", "a@", "P1"]) {
        expect(matches(s.string({ format }), `${part.repeat(50_000)}\u0000`)).toBe(false);
      }
    }
  });
});
