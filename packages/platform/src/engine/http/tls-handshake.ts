import type { LookupFunction } from "node:net";
import { connect, type SecureVersion } from "node:tls";

export interface HandshakeOptions {
  readonly version: SecureVersion;
  readonly lookup: LookupFunction;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** Whether the server completes a handshake in exactly this protocol version. Rejects when the signal fires. */
export function offersTlsVersion(url: URL, options: HandshakeOptions): Promise<boolean> {
  options.signal.throwIfAborted();
  const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname,
      port: Number(url.port || 443),
      ...(/^[\d.]+$|:/.test(hostname) ? {} : { servername: hostname }),
      lookup: options.lookup,
      minVersion: options.version,
      maxVersion: options.version,
      // Only a lowered security level lets OpenSSL speak the old versions that are asked for here; nothing is sent.
      ciphers: "DEFAULT@SECLEVEL=0",
      rejectUnauthorized: false,
    });
    const finish = (settle: () => void) => {
      options.signal.removeEventListener("abort", onAbort);
      socket.destroy();
      settle();
    };
    const onAbort = () => finish(() => reject(options.signal.reason));
    options.signal.addEventListener("abort", onAbort, { once: true });
    socket.setTimeout(options.timeoutMs, () => finish(() => resolve(false)));
    socket.once("secureConnect", () => finish(() => resolve(true)));
    socket.once("error", () => finish(() => resolve(false)));
  });
}
