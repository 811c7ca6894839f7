import type { Scope } from "@hivepro/server";

/** Whose credentials a request carries. */
export interface Principal {
  readonly accountId: string;
  /** The key itself, or the one that the access token was made from. */
  readonly keyId: string;
  /** What these credentials may do; a token may have fewer scopes than its key. */
  readonly scopes: readonly Scope[];
  readonly requestsPerMinute: number;
}
