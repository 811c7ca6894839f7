import type { Reply } from "../adapters/reply.ts";
import type { Case } from "../cases/case.ts";
import { isObject } from "../cases/expand.ts";
import { clientOptions } from "./session.ts";

/** Shorter ones are likelier words than secrets. */
const SHORTEST = 6;

/** What must not be seen in errors and logs: the credentials of the case, in all forms that they have on the wire. */
export function secretsOf(written: Case): string[] {
  const options = clientOptions(written);
  const { environment = {} } = written;
  const own = [
    options.apiKey,
    options.clientSecret,
    environment.HIVEPRO_API_KEY,
    environment.HIVEPRO_CLIENT_SECRET,
    ...sequenceOf(options.apiKey),
  ];
  const texts = [...own, ...written.secrets]
    .filter((secret) => typeof secret === "string")
    .filter((secret) => secret.trim().length >= SHORTEST);
  const basic = typeof options.clientSecret === "string" ? [`${options.clientId}:${options.clientSecret}`] : [];
  return [...texts, ...[...texts, ...basic].map((text) => Buffer.from(text).toString("base64"))];
}

function sequenceOf(source: unknown): readonly unknown[] {
  return isObject(source) && Array.isArray(source.sequence) ? source.sequence : [];
}

/** Where a secret shows in a reply. */
export function leaks(secrets: readonly string[], reply: Reply, isPrint: boolean): string[] {
  const places: Record<string, unknown> = {
    error: reply.error,
    logs: reply.logs,
    ...(isPrint && { print: reply.value }),
  };
  return Object.entries(places).flatMap(([place, content]) => {
    const text = JSON.stringify(content) ?? "";
    return secrets.filter((secret) => text.includes(secret)).map((secret) => `${place} shows the secret ${secret}`);
  });
}
