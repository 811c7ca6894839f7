import { generate } from "selfsigned";

export interface CertificateOptions {
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly rsaBits?: 1024 | 2048;
}

/** A self-signed certificate for 127.0.0.1, valid for a year unless told otherwise. */
export async function selfSigned(options: CertificateOptions = {}): Promise<{ key: string; cert: string }> {
  const { notBefore, notAfter, rsaBits } = options;
  const pair = await generate([{ name: "commonName", value: "127.0.0.1" }], {
    algorithm: "sha256",
    ...(rsaBits === undefined ? { keyType: "ec", curve: "P-256" } : { keyType: "rsa", keySize: rsaBits }),
    ...(notBefore === undefined ? {} : { notBeforeDate: notBefore }),
    ...(notAfter === undefined ? {} : { notAfterDate: notAfter }),
    extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
  });
  return { key: pair.private, cert: pair.cert };
}
