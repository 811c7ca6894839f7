import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import { decodeCursor, encodeCursor, type KeyType, listFingerprint, type Position } from "./cursor.ts";

/** What a list is sorted by. Rows that lack the value come last, in either direction. */
export interface Sort<Row> {
  /** e.g. `scans.created_at`. Never from a request. */
  readonly column: string;
  /** Breaks ties, in the same direction. */
  readonly idColumn: string;
  readonly type: KeyType;
  readonly direction: "asc" | "desc";
  readonly keyOf: (row: Row) => Date | string | number | null;
  readonly idOf: (row: Row) => string;
}

/** The part of a list's query that pages it. */
export interface PageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Page<Row> {
  readonly items: readonly Row[];
  readonly next_cursor: string | null;
  readonly has_more: boolean;
}

/**
 * One page of `select`, going on where the cursor says. The position is a sort key and an id, not a count, so rows that
 * come or go meanwhile neither repeat nor hide others. Throws `ApiError` (INVALID_CURSOR).
 */
export async function fetchPage<DB, TB extends keyof DB, Row>(
  select: SelectQueryBuilder<DB, TB, Row>,
  list: { readonly name: string; readonly query: PageQuery; readonly sort: Sort<Row> },
): Promise<Page<Row>> {
  const { name, query, sort } = list;
  const fingerprint = listFingerprint(name, query);
  const position = query.cursor === undefined ? undefined : decodeCursor(query.cursor, fingerprint, sort.type);
  const after = position === undefined ? select : select.where(isAfter(sort, position));
  const rows = await after
    .orderBy(sql`${sql.ref(sort.column)} ${sql.raw(sort.direction)} nulls last`)
    .orderBy(sql`${sql.ref(sort.idColumn)} ${sql.raw(sort.direction)}`)
    .limit(query.limit + 1)
    .execute();
  return pageOf(rows, query.limit, (row) => encodeCursor(positionOf(sort, row), fingerprint));
}

/** Cuts the row too many off, which only tells that another page follows. */
export function pageOf<Row>(rows: readonly Row[], limit: number, cursorAt: (row: Row) => string): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, next_cursor: hasMore ? cursorAt(last) : null, has_more: hasMore };
}

function positionOf<Row>(sort: Sort<Row>, row: Row): Position {
  const key = sort.keyOf(row);
  return { key: key instanceof Date ? key.toISOString() : key, id: sort.idOf(row) };
}

function isAfter<Row>(sort: Sort<Row>, { key, id }: Position): RawBuilder<SqlBool> {
  const column = sql.ref(sort.column);
  const idColumn = sql.ref(sort.idColumn);
  const beyond = sql.raw(sort.direction === "asc" ? ">" : "<");
  if (key === null) return sql<SqlBool>`(${column} is null and ${idColumn} ${beyond} ${id})`;
  const value = sort.type === "instant" ? new Date(String(key)) : key;
  return sql<SqlBool>`(${column} ${beyond} ${value} or (${column} = ${value} and ${idColumn} ${beyond} ${id}) or ${column} is null)`;
}
