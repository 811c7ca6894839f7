import { STATUS_CODES } from "node:http";
import type { ServerContract, ServerOperation } from "../contract.ts";

/** What the contract has for a status: the status itself, else its range (`4XX`), else `default`. */
export function byStatus<T>(table: Readonly<Record<string, T>>, status: number): T | undefined {
  return table[String(status)] ?? table[`${Math.floor(status / 100)}XX`] ?? table.default;
}

/** The code of an error that the kit answers with: the usual one if the operation allows it, else the first that it lists. */
export function codeFor(
  contract: ServerContract,
  operation: ServerOperation | undefined,
  status: number,
  wanted?: string,
): string {
  const listed = (operation && byStatus(operation.errors, status)) ?? [];
  const usual = contract.defaultCodes[String(status)];
  const preferred = [wanted, usual].find((code) => code !== undefined && listed.includes(code));
  return preferred ?? listed[0] ?? wanted ?? usual ?? phraseCode(status);
}

/** `UNSUPPORTED_MEDIA_TYPE` for 415, when the contract has no word for it. */
function phraseCode(status: number): string {
  return (STATUS_CODES[status] ?? "ERROR").toUpperCase().replaceAll(/[^A-Z]+/g, "_");
}
