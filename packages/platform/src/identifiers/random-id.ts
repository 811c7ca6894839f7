import { randomInt } from "node:crypto";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** 119 bits: two will not meet. */
const ID_LENGTH = 20;

/** 256 bits: as hard to guess as the hash that it is stored as. */
const SECRET_LENGTH = 43;

export type IdPrefix = "acct" | "key" | "tok" | "tgt" | "scan" | "vuln" | "rpt" | "job" | "req";

/** A new id, e.g. `scan_4Wq0…`. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${randomText(ID_LENGTH)}`;
}

/** A new secret: `hp_…` is an API key, `hpt_…` an access token. */
export function newSecret(prefix: "hp" | "hpt"): string {
  return `${prefix}_${randomText(SECRET_LENGTH)}`;
}

function randomText(length: number): string {
  return Array.from({ length }, () => BASE62[randomInt(BASE62.length)]).join("");
}
