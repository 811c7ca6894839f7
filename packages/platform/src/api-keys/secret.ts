import { createHash, timingSafeEqual } from "node:crypto";
import { newSecret } from "../identifiers/random-id.ts";

/** `hp_` or `hpt_` and eight more: enough to tell keys apart, of no use for guessing the rest. */
const VISIBLE_AFTER_UNDERSCORE = 8;

/** What is stored of a secret. */
export interface StoredSecret {
  readonly prefix: string;
  readonly secret_hash: string;
}

/** A new secret, and what to store of it. */
export function generateSecret(kind: "hp" | "hpt"): { secret: string; stored: StoredSecret } {
  const secret = newSecret(kind);
  return { secret, stored: { prefix: prefixOf(secret), secret_hash: hashOf(secret) } };
}

export function prefixOf(secret: string): string {
  return secret.slice(0, secret.indexOf("_") + 1 + VISIBLE_AFTER_UNDERSCORE);
}

/** Takes the same time wherever the two differ. */
export function matchesSecret(secret: string, stored: StoredSecret): boolean {
  return timingSafeEqual(Buffer.from(hashOf(secret), "hex"), Buffer.from(stored.secret_hash, "hex"));
}

// A secret has 256 random bits: there is no dictionary to slow down, which is what slow hashes are for.
function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
