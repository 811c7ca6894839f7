import type { LinkPagination, UrlPagination } from "../../api-model.ts";
import type { Context } from "../../context.ts";
import { moreSignal } from "./number-pages.ts";
import type { PagedCall } from "./paged-call.ts";
import { canBe, isAddress, type Signal } from "./response-signals.ts";

const ADDRESS =
  /^(?:odatanextlink|nextlink|nexturl|nexturi|nexthref|nextpageurl|nextpageuri|nextpagelink|nextpagehref)$/;

/** The address of the next page in the body. */
export function urlPages(context: Context, call: PagedCall): UrlPagination | undefined {
  const texts = call.signals.filter(({ types }) => canBe(types, "string"));
  const signal = texts.find((candidate) => isNextAddress(context, candidate));
  if (!signal) return undefined;
  const isHref = signal.name === "href";
  const nextUrl = isHref ? signal.pointer.slice(0, -1) : signal.pointer;
  return { style: "url", nextUrl, hasMore: moreSignal(call)?.pointer, ...call.place };
}

function isNextAddress(context: Context, { name, holder, schema, types }: Signal): boolean {
  if (ADDRESS.test(name)) return true;
  if (name === "href") return holder === "next";
  if (name !== "next" && name !== "nextpage") return false;
  return isAddress(context, schema) || (holder === "links" && types.has("string"));
}

/** The address of the next page in the `Link` header, where that is documented. */
export function linkPages(call: PagedCall): LinkPagination | undefined {
  return call.hasLinkHeader ? { style: "link", hasMore: undefined, ...call.place } : undefined;
}
