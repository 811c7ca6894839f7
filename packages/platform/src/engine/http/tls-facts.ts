import { checkServerIdentity, type TLSSocket } from "node:tls";

export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** The certificate vouches for itself. */
  readonly selfIssued: boolean;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly keyType: "rsa" | "ec" | "other";
  /** Size of an RSA key. */
  readonly rsaBits: number | undefined;
  /** Why the certificate does not stand for the host asked for; undefined when it does. */
  readonly nameMismatch: string | undefined;
}

/** What the handshake of a connection told. */
export interface TlsFacts {
  /** e.g. "TLSv1.3" */
  readonly protocol: string;
  readonly cipher: string;
  /** OpenSSL's verdict on the chain, e.g. "DEPTH_ZERO_SELF_SIGNED_CERT"; undefined when the chain is trusted. */
  readonly chainError: string | undefined;
  readonly certificate: CertificateFacts | undefined;
}

const known = new WeakMap<TLSSocket, TlsFacts>();

/** Reads a connection's facts once: a socket does not hand out its certificate a second time. */
export function tlsFactsOf(socket: TLSSocket, hostname: string): TlsFacts {
  const facts = known.get(socket) ?? readTlsFacts(socket, hostname);
  known.set(socket, facts);
  return facts;
}

function readTlsFacts(socket: TLSSocket, hostname: string): TlsFacts {
  return {
    protocol: socket.getProtocol() ?? "unknown",
    cipher: socket.getCipher()?.name ?? "unknown",
    chainError: chainErrorOf(socket),
    certificate: readCertificate(socket, hostname),
  };
}

function chainErrorOf(socket: TLSSocket): string | undefined {
  if (socket.authorized) return undefined;
  const error: unknown = socket.authorizationError;
  if (error instanceof Error) return "code" in error ? String(error.code) : error.message;
  return error === null || error === undefined ? undefined : String(error);
}

function readCertificate(socket: TLSSocket, hostname: string): CertificateFacts | undefined {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return undefined;
  const { publicKey } = certificate;
  const keyType = publicKey.asymmetricKeyType;
  return {
    subject: certificate.subject.replaceAll("\n", ", "),
    issuer: certificate.issuer.replaceAll("\n", ", "),
    selfIssued: certificate.checkIssued(certificate),
    validFrom: new Date(certificate.validFrom),
    validTo: new Date(certificate.validTo),
    keyType: keyType === "rsa" || keyType === "ec" ? keyType : "other",
    rsaBits: publicKey.asymmetricKeyDetails?.modulusLength,
    nameMismatch: checkServerIdentity(hostname.replace(/^\[(.*)\]$/, "$1"), certificate.toLegacyObject())?.message,
  };
}
