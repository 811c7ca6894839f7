import type { AddressGuard } from "../address-policy/address-guard.ts";
import type { RobotsRules } from "../crawl/robots.ts";
import { readRobots } from "../crawl/seeds.ts";
import { EngineError, TargetRefusedError } from "../errors.ts";
import { type Exchange, redirectOf } from "../http/exchange.ts";
import type { ScanClient } from "../http/scan-client.ts";
import { ExchangeFailed } from "../http/send-once.ts";

export interface ConnectOptions {
  readonly target: URL;
  readonly client: ScanClient;
  readonly guard: AddressGuard;
  readonly respectRobots: boolean;
  readonly userAgent: string;
}

export interface Connection {
  /** The target, or its https form when the target redirects there. */
  readonly start: URL;
  readonly robots: RobotsRules;
}

/**
 * Reaches the target for the first time: robots.txt, then the start page. A redirect from http to https on the same host
 * moves the scan there. Throws `EngineError` when the target can't be reached or robots.txt forbids the start page.
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const first = await reach(options, options.target);
  const upgraded = await secureForm(options, first.exchange);
  if (upgraded === undefined) return { start: options.target, robots: first.robots };
  options.client.moveTo(upgraded);
  const second = await reach(options, upgraded);
  return { start: upgraded, robots: second.robots };
}

async function reach(options: ConnectOptions, start: URL): Promise<{ exchange: Exchange; robots: RobotsRules }> {
  const { client, userAgent, respectRobots } = options;
  const file = await client.probe({ url: new URL("/robots.txt", start) });
  const robots = readRobots(file, userAgent);
  if (respectRobots && !robots.allows(start)) {
    const reason = `robots.txt of ${start.host} disallows ${start.pathname}. Choose another path, or switch off the option that respects robots.txt.`;
    throw new EngineError("ROBOTS_DISALLOWED", reason);
  }
  return { exchange: await firstAnswer(client, start), robots };
}

async function firstAnswer(client: ScanClient, url: URL): Promise<Exchange> {
  try {
    return await client.send({ url });
  } catch (cause) {
    if (!(cause instanceof ExchangeFailed)) throw cause;
    const reason = `${url.host} can't be reached (${cause.message}). Check that it is running and reachable from here.`;
    throw new EngineError("TARGET_UNREACHABLE", reason, { cause });
  }
}

async function secureForm({ target, guard }: ConnectOptions, exchange: Exchange): Promise<URL | undefined> {
  const redirect = redirectOf(exchange);
  if (target.protocol !== "http:" || redirect?.protocol !== "https:") return undefined;
  if (redirect.hostname !== target.hostname) return undefined;
  try {
    await guard.check(redirect);
  } catch (error) {
    if (error instanceof TargetRefusedError) return undefined;
    throw error;
  }
  redirect.hash = "";
  return redirect;
}
