import { ConfigurationError } from "../errors/client-error.ts";
import type { Authenticator } from "./authenticator.ts";
import { currentValue } from "./credential-text.ts";
import { AUTHORIZATION, type Draft, fillIn } from "./place.ts";
import type { AuthWay, CredentialSource } from "./way.ts";

/** A user name and a password (RFC 7617). */
export function basic(): AuthWay {
  return {
    options: ["username", "password"],
    place: AUTHORIZATION,
    open: ({ username = "", password = "" }) => new BasicAuthenticator(username, password),
  };
}

class BasicAuthenticator implements Authenticator {
  readonly #username: CredentialSource;
  readonly #password: CredentialSource;
  #secrets: readonly string[] = [];

  constructor(username: CredentialSource, password: CredentialSource) {
    this.#username = username;
    this.#password = password;
    if (typeof username === "string") checkUsername(username);
  }

  async authorize(draft: Draft): Promise<string> {
    const username = checkUsername(await currentValue(this.#username));
    const password = await currentValue(this.#password);
    const header = basicHeader(username, password);
    this.#secrets = [password, header.slice("Basic ".length)];
    fillIn(AUTHORIZATION, header, draft);
    return header;
  }

  secrets(): readonly string[] {
    return this.#secrets;
  }
}

/** A colon ends the user name; an empty password is fine, as some APIs take a key for the name. */
function checkUsername(username: string): string {
  if (typeof username === "string" && username !== "" && !username.includes(":")) return username;
  throw new ConfigurationError("username is empty or has a colon, which HTTP Basic can't carry.");
}

export function basicHeader(username: string, password: string): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}
