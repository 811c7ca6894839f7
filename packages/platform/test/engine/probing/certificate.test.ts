import { type CertificateOptions, html, type RunningSite, selfSigned, serve } from "@hivepro/practice-sites";
import { afterEach, describe, expect, test } from "vitest";
import type { CertificateFacts } from "../../../src/engine/http/tls-facts.ts";
import { problemsOf } from "../../../src/engine/probing/certificate-problems.ts";
import { scan } from "../scan.ts";

const NOW = Date.parse("2026-06-01T00:00:00Z");
const SOUND: CertificateFacts = {
  subject: "CN=shop.example",
  issuer: "CN=An authority",
  selfIssued: false,
  validFrom: new Date("2026-01-01T00:00:00Z"),
  validTo: new Date("2026-12-31T00:00:00Z"),
  keyType: "rsa",
  rsaBits: 2048,
  nameMismatch: undefined,
};

function subjects(change: Partial<CertificateFacts>, chainError?: string): string[] {
  const facts = { protocol: "TLSv1.3", cipher: "x", chainError, certificate: { ...SOUND, ...change } };
  return problemsOf(facts, NOW).map(({ subject }) => subject);
}

describe("problemsOf", () => {
  test("a sound certificate has none, and neither has a connection without one", () => {
    expect(subjects({})).toEqual([]);
    expect(problemsOf({ protocol: "", cipher: "", chainError: "X", certificate: undefined }, NOW)).toEqual([]);
  });

  test("tells each problem", () => {
    expect(subjects({ validTo: new Date("2026-06-14T00:00:00Z") })).toEqual(["expires soon"]);
    expect(subjects({ validTo: new Date("2026-05-31T00:00:00Z") }, "CERT_HAS_EXPIRED")).toEqual(["expired"]);
    expect(subjects({ validFrom: new Date("2026-06-02T00:00:00Z") }, "CERT_NOT_YET_VALID")).toEqual(["not yet valid"]);
    expect(subjects({}, "UNABLE_TO_VERIFY_LEAF_SIGNATURE")).toEqual(["untrusted issuer"]);
    expect(subjects({}, "SELF_SIGNED_CERT_IN_CHAIN")).toEqual(["self-signed"]);
    expect(subjects({ nameMismatch: "not this one" })).toEqual(["wrong host name"]);
    expect(subjects({ rsaBits: 1024 })).toEqual(["weak key"]);
  });

  test("a certificate that vouches for itself and is trusted nevertheless is no problem", () => {
    expect(subjects({ selfIssued: true })).toEqual([]);
  });
});

describe("certificates as they arrive", () => {
  let site: RunningSite | undefined;
  afterEach(() => site?.close());

  async function certificateFindings(options: CertificateOptions, headers: Record<string, string> = {}) {
    const pair = await selfSigned(options);
    site = await serve(
      (_, response) => {
        response.setHeaders(new Map(Object.entries(headers)));
        html(response, "hello");
      },
      { tls: { ...pair, ciphers: "DEFAULT@SECLEVEL=0" } },
    );
    const { findings } = await scan({ target: site.url, scanType: "quick", options: { checks: ["tls-certificate"] } });
    return findings.map(({ title }) => title.split(": ")[1]);
  }

  test("a weak key and a date in the future are seen", async () => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    const notAfter = new Date(Date.now() + 100 * 86_400_000);
    expect(await certificateFindings({ rsaBits: 1024, notBefore: tomorrow, notAfter })).toEqual([
      "self-signed",
      "not yet valid",
      "weak key",
    ]);
  });

  test("a server that closes every connection shows its certificate each time", async () => {
    expect(await certificateFindings({}, { connection: "close" })).toEqual(["self-signed"]);
  });
});
