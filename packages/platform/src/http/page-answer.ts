import { withMeta } from "@hivepro/server";
import type { Page } from "../pagination/fetch-page.ts";

/** A page as a list operation answers it. */
export function pageAnswer<Row, Item>({ items, next_cursor, has_more }: Page<Row>, toItem: (row: Row) => Item) {
  return withMeta(items.map(toItem), { next_cursor, has_more });
}
