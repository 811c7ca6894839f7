import ipaddr from "ipaddr.js";

/** How freely an address may be scanned. */
export type AddressClass =
  /** Routable on the internet: no listing needed. */
  | "public"
  /** Inside the operator's network: may be opened by listing a host name or the address. */
  | "internal"
  /** Link-local, multicast, reserved, translated: opened by listing the address or its network only. */
  | "special"
  /** Cloud metadata services: opened by listing exactly that address only. */
  | "metadata";

export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6;

const METADATA_ADDRESSES = new Set([
  "169.254.169.254",
  "169.254.170.2",
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.192",
  "fd00:ec2::254",
]);

const INTERNAL_RANGES = new Set(["loopback", "private", "uniqueLocal", "carrierGradeNat"]);

/** Parses an address as the operating system would connect to it: IPv4 inside IPv6 becomes the IPv4 address. */
export function parseAddress(text: string): IpAddress | undefined {
  const bare = text.replace(/^\[(.*)\]$/, "$1").replace(/%.*$/, "");
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !ipaddr.IPv6.isValid(bare)) return undefined;
  return ipaddr.process(bare);
}

export function classify(address: IpAddress): AddressClass {
  if (METADATA_ADDRESSES.has(address.toString())) return "metadata";
  const range = address.range();
  if (INTERNAL_RANGES.has(range)) return "internal";
  if (range !== "unicast" || embedsIpv4(address)) return "special";
  return "public";
}

export function isLoopbackHost(hostname: string): boolean {
  const name = hostname.replace(/\.$/, "").toLowerCase();
  if (name === "localhost" || name.endsWith(".localhost")) return true;
  return parseAddress(name)?.range() === "loopback";
}

/** `::a.b.c.d`, the deprecated IPv4-compatible form, which ipaddr.js counts as ordinary unicast. */
function embedsIpv4(address: IpAddress): boolean {
  return address instanceof ipaddr.IPv6 && address.parts.slice(0, 6).every((part) => part === 0);
}
