import type { ClientCredentials } from "./client-credentials.ts";

/** Client credentials from an `Authorization: Basic …` header (RFC 6749, section 2.3.1); undefined if it has none. */
export function basicCredentials(authorization: string | undefined): ClientCredentials | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 0) return undefined;
  return decoded(text.slice(0, colon), text.slice(colon + 1));
}

/** Both halves are form-encoded before they are joined; our ids and secrets look the same either way. */
function decoded(id: string, secret: string): ClientCredentials | undefined {
  try {
    return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) };
  } catch {
    return undefined;
  }
}
