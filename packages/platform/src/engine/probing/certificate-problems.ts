import type { CertificateFacts, TlsFacts } from "../http/tls-facts.ts";

export interface CertificateProblem {
  readonly subject: string;
  readonly detail: string;
  /** When the problem weighs less than an untrusted certificate. */
  readonly vector?: string;
}

const DAY_MS = 86_400_000;
const RENEWAL_DAYS = 14;
const SOON = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N";
const WEAK_KEY = "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:N";

const REPORTED_APART = new Set(["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID", "ERR_TLS_CERT_ALTNAME_INVALID"]);

/** What keeps a browser from trusting a connection's certificate, now or in the next two weeks. */
export function problemsOf({ certificate, chainError }: TlsFacts, now: number): readonly CertificateProblem[] {
  if (certificate === undefined) return [];
  return [
    ...chainProblems(chainError, certificate),
    ...dateProblems(certificate, now),
    ...identityProblems(certificate),
  ];
}

/** OpenSSL reports one error only; an expired certificate can be self-signed as well. */
function chainProblems(chainError: string | undefined, { selfIssued }: CertificateFacts): CertificateProblem[] {
  if (chainError === undefined) return [];
  if (selfIssued || chainError === "SELF_SIGNED_CERT_IN_CHAIN") {
    return [{ subject: "self-signed", detail: "Nobody but its owner vouches for it." }];
  }
  if (REPORTED_APART.has(chainError)) return [];
  return [{ subject: "untrusted issuer", detail: `The chain of issuers can't be verified (${chainError}).` }];
}

function dateProblems({ validFrom, validTo }: CertificateFacts, now: number): CertificateProblem[] {
  const [from, to] = [validFrom.toISOString().slice(0, 10), validTo.toISOString().slice(0, 10)];
  if (validTo.getTime() <= now) return [{ subject: "expired", detail: `It expired on ${to}.` }];
  if (validFrom.getTime() > now) return [{ subject: "not yet valid", detail: `It is valid from ${from} on.` }];
  if (validTo.getTime() - now > RENEWAL_DAYS * DAY_MS) return [];
  return [{ subject: "expires soon", detail: `It expires on ${to}.`, vector: SOON }];
}

function identityProblems({ nameMismatch, keyType, rsaBits }: CertificateFacts): CertificateProblem[] {
  const problems: CertificateProblem[] = [];
  if (nameMismatch !== undefined) problems.push({ subject: "wrong host name", detail: `${nameMismatch}.` });
  if (keyType === "rsa" && rsaBits !== undefined && rsaBits < 2048) {
    problems.push({ subject: "weak key", detail: `Its RSA key has ${rsaBits} bits.`, vector: WEAK_KEY });
  }
  return problems;
}
