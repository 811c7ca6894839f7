import ipaddr from "ipaddr.js";
import { EngineError } from "../errors.ts";
import { type AddressClass, classify, type IpAddress, parseAddress } from "./special-addresses.ts";

/**
 * What an installation may scan besides public addresses.
 *
 * Each entry is an address (`127.0.0.1`, `::1`), a network (`10.0.0.0/8`), a host name (`intranet.example`) or a
 * wildcard for all names below a domain (`*.corp.example`). Addresses and names may carry a port (`localhost:3000`,
 * `[::1]:3000`) and then open that port only. A name opens private, loopback and unique-local addresses; link-local and
 * other special addresses have to be listed by address or network, cloud metadata addresses one by one.
 */
export interface AddressPolicy {
  readonly allowed: readonly string[];
}

export interface Destination {
  /** As in `URL.hostname`; IPv6 in brackets. */
  readonly hostname: string;
  readonly port: number;
}

interface NetworkEntry {
  readonly kind: "network";
  readonly network: IpAddress;
  readonly prefix: number;
  readonly port: number | undefined;
}

interface NameEntry {
  readonly kind: "name";
  readonly name: string;
  readonly wildcard: boolean;
  readonly port: number | undefined;
}

export type AllowEntry = NetworkEntry | NameEntry;

/** Reads a policy's entries. Throws `EngineError` (`INVALID_REQUEST`) that names the first entry it can't read. */
export function parseAllowList(policy: AddressPolicy): readonly AllowEntry[] {
  return policy.allowed.map((entry) => {
    const parsed = parseNetwork(entry.trim()) ?? parseHost(entry.trim().toLowerCase());
    if (parsed !== undefined) return parsed;
    const forms = "an address, a network such as 10.0.0.0/8, a host name or *.domain, with or without :port";
    throw new EngineError("INVALID_REQUEST", `The allowed target "${entry}" can't be read; write ${forms}.`);
  });
}

/** Whether a connection to `address`, reached as `destination`, is open to this installation. */
export function isAllowed(entries: readonly AllowEntry[], destination: Destination, address: IpAddress): boolean {
  const addressClass = classify(address);
  if (addressClass === "public") return true;
  return entries.some((entry) =>
    entry.kind === "network"
      ? networkOpens(entry, destination, address, addressClass)
      : addressClass === "internal" && nameOpens(entry, destination),
  );
}

function networkOpens(entry: NetworkEntry, destination: Destination, address: IpAddress, kind: AddressClass): boolean {
  if (!portMatches(entry.port, destination.port) || entry.network.kind() !== address.kind()) return false;
  const isExact = entry.prefix === address.toByteArray().length * 8;
  return (kind !== "metadata" || isExact) && address.match(entry.network, entry.prefix);
}

function nameOpens(entry: NameEntry, destination: Destination): boolean {
  const name = destination.hostname.replace(/\.$/, "").toLowerCase();
  const matches = entry.wildcard ? name.endsWith(`.${entry.name}`) : name === entry.name;
  return matches && portMatches(entry.port, destination.port);
}

function portMatches(listed: number | undefined, actual: number): boolean {
  return listed === undefined || listed === actual;
}

function parseNetwork(entry: string): NetworkEntry | undefined {
  if (ipaddr.isValidCIDR(entry)) {
    const [network, prefix] = ipaddr.parseCIDR(entry);
    return { kind: "network", network, prefix, port: undefined };
  }
  const [, bracketed, plain, port] = /^(?:(\[[^\]]+\])|([\d.]+))(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const address = parseAddress(bracketed ?? plain ?? entry);
  if (address === undefined) return undefined;
  const prefix = address.toByteArray().length * 8;
  return { kind: "network", network: address, prefix, port: port === undefined ? undefined : Number(port) };
}

function parseHost(entry: string): NameEntry | undefined {
  const match = /^(\*\.)?([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)\.?(?::(\d{1,5}))?$/.exec(entry);
  const name = match?.[2];
  if (name === undefined || /^[\d.]+$/.test(name)) return undefined;
  return {
    kind: "name",
    name,
    wildcard: match?.[1] !== undefined,
    port: match?.[3] === undefined ? undefined : Number(match[3]),
  };
}
