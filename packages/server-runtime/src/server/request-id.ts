import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LENGTH = 22;
/** The largest multiple of 62 below 256: bytes beyond it would make some letters more likely. */
const UNBIASED = 248;

/** `req_` and 22 random letters and digits. Ids that callers send are not taken over: logs must not be theirs to write. */
export function newRequestId(): string {
  let id = "req_";
  while (id.length < LENGTH + 4) {
    for (const byte of randomBytes(2 * LENGTH)) {
      if (byte < UNBIASED && id.length < LENGTH + 4) id += ALPHABET[byte % ALPHABET.length];
    }
  }
  return id;
}
