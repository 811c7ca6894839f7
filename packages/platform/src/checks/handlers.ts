import type { Check, ChecksHandlers, ListChecksQuery } from "@hivepro/server";
import type { Principal } from "../auth/principal.ts";
import { checkCatalogue } from "../engine/index.ts";
import { notFound } from "../http/not-found.ts";
import { pageAnswer } from "../http/page-answer.ts";
import { decodeCursor, encodeCursor, listFingerprint } from "../pagination/cursor.ts";
import { type Page, pageOf } from "../pagination/fetch-page.ts";
import { toCheck } from "./to-check.ts";

const CHECKS: readonly Check[] = checkCatalogue.map(toCheck).sort((a, b) => (a.id < b.id ? -1 : 1));

export function checksHandlers(): ChecksHandlers<Principal> {
  return {
    async listChecks({ query }) {
      return pageAnswer(listChecks(query), (check) => check);
    },

    async getCheck({ params }) {
      const check = CHECKS.find(({ id }) => id === params.check_id);
      if (check === undefined) throw notFound("check", params.check_id);
      return check;
    },
  };
}

function listChecks(query: ListChecksQuery): Page<Check> {
  const fingerprint = listFingerprint("checks", query);
  const after = query.cursor === undefined ? "" : decodeCursor(query.cursor, fingerprint, "text").id;
  const matching = CHECKS.filter((check) => check.id > after && isWanted(check, query));
  return pageOf(matching, query.limit, ({ id }) => encodeCursor({ key: id, id }, fingerprint));
}

function isWanted(check: Check, { category, scan_type, severity }: ListChecksQuery): boolean {
  return (
    (category === undefined || category.some((wanted) => wanted === check.category)) &&
    (scan_type === undefined || check.scan_types.includes(scan_type)) &&
    (severity === undefined || severity.some((wanted) => wanted === check.severity))
  );
}
