import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import type { StoredResponse } from "@hivepro/server";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Answers are kept under a key that is made from the caller's idempotency key, of which only a hash is stored: the
 * answer to a new API key has its secret, and the database shall have it as little as it has the key's own.
 */
export interface SealedAnswer {
  seal(answer: StoredResponse): string;
  open(sealed: string): StoredResponse;
}

/** What an idempotency key is looked up by. */
export function hashOfKey(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}

export function sealWith(idempotencyKey: string): SealedAnswer {
  const secret = new Uint8Array(hkdfSync("sha256", idempotencyKey, "", "hivepro idempotent answer", 32));
  return {
    seal(answer) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, secret, iv);
      const content = Buffer.concat([cipher.update(JSON.stringify(answer), "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), content]).toString("base64");
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, "base64");
      const decipher = createDecipheriv(ALGORITHM, secret, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const content = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      return JSON.parse(content.toString("utf8"));
    },
  };
}
