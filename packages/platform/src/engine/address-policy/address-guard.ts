import { promises as dns } from "node:dns";
import type { LookupFunction } from "node:net";
import { TargetRefusedError } from "../errors.ts";
import { type AddressPolicy, type AllowEntry, type Destination, isAllowed, parseAllowList } from "./allow-list.ts";
import { parseAddress } from "./special-addresses.ts";

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Turns a host name into all its addresses. Rejects, or answers with none, when there are none. */
export type HostResolver = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** The operating system's resolver, `/etc/hosts` included. */
export const systemResolver: HostResolver = async (hostname) => {
  const found = await dns.lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/**
 * Decides which addresses may be connected to. `lookup` is given to the socket, so the address that was checked is the
 * address connected to, whatever the name server answers a moment later.
 */
export class AddressGuard {
  readonly #entries: readonly AllowEntry[];
  readonly #resolve: HostResolver;

  constructor(policy: AddressPolicy, resolve: HostResolver = systemResolver) {
    this.#entries = parseAllowList(policy);
    this.#resolve = resolve;
  }

  /** Resolves and checks the URL's host. Throws `TargetRefusedError`. */
  async check(url: URL): Promise<void> {
    await this.#addressesOf(destinationOf(url));
  }

  /** Checks a host written as an address, for which sockets never call `lookup`. Throws `TargetRefusedError`. */
  checkLiteral(url: URL): void {
    const address = parseAddress(url.hostname);
    if (address !== undefined) this.#checkAddress(destinationOf(url), address.toString());
  }

  /** A `lookup` for `net.connect` and `tls.connect` that yields checked addresses only. */
  lookupFor(url: URL): LookupFunction {
    const { port } = destinationOf(url);
    return (hostname, options, callback) => {
      this.#addressesOf({ hostname, port }).then(
        (addresses) => {
          const suitable = addresses.filter(({ family }) => !options.family || options.family === family);
          const first = suitable[0] ?? addresses[0];
          if (options.all) callback(null, suitable.length > 0 ? [...suitable] : [...addresses]);
          else callback(null, first?.address ?? "", first?.family ?? 4);
        },
        (error: NodeJS.ErrnoException) => callback(error, "", 4),
      );
    };
  }

  async #addressesOf(destination: Destination): Promise<readonly ResolvedAddress[]> {
    const literal = parseAddress(destination.hostname);
    const addresses: readonly ResolvedAddress[] =
      literal === undefined
        ? await this.#resolveName(destination.hostname)
        : [{ address: literal.toString(), family: literal.kind() === "ipv6" ? 6 : 4 }];
    for (const { address } of addresses) this.#checkAddress(destination, address);
    return addresses;
  }

  #checkAddress(destination: Destination, text: string): void {
    const address = parseAddress(text);
    if (address !== undefined && isAllowed(this.#entries, destination, address)) return;
    const where = address?.toString() === destination.hostname ? "" : ` (${text})`;
    throw new TargetRefusedError(
      "address_refused",
      `${destination.hostname}:${destination.port}${where} is not a public address. ` +
        "If this installation should scan it, add it to the allowed targets.",
    );
  }

  async #resolveName(hostname: string): Promise<readonly ResolvedAddress[]> {
    let cause: unknown;
    try {
      const addresses = await this.#resolve(hostname);
      if (addresses.length > 0) return addresses;
    } catch (error) {
      cause = error;
    }
    const reason = `The host name ${hostname} can't be resolved; check its spelling and this machine's DNS.`;
    throw new TargetRefusedError("unresolvable", reason, { cause });
  }
}

function destinationOf(url: URL): Destination {
  return { hostname: url.hostname, port: Number(url.port || (url.protocol === "https:" ? 443 : 80)) };
}
