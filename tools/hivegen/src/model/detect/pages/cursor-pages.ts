import type { CursorPagination } from "../../api-model.ts";
import type { Context } from "../../context.ts";
import { findMember, itemsOf } from "../../properties.ts";
import { moreSignal } from "./number-pages.ts";
import type { PagedCall } from "./paged-call.ts";
import type { Input } from "./request-inputs.ts";
import { canBe, isAddress, type Signal } from "./response-signals.ts";

/** Names that say by themselves that a parameter takes a cursor. */
const SURE_INPUT =
  /^(?:cursor|nextcursor|pagecursor|startcursor|aftercursor|cursormark|pagetoken|nextpagetoken|nexttoken|paginationtoken|continuationtoken|continuation|marker|startingafter|startingtoken|pageafter|pagenext|scrollid|bookmark|exclusivestartkey)$/;
/** Names that mean it only together with a cursor in the response. */
const POSSIBLE_INPUT = /^(?:after|from|token|next|since|start|position|page|offset|startafter|iterator)$/;

/** Names of cursors in responses, the surest first. */
const SURE_SIGNAL =
  /^(?:nextcursor|nextpagecursor|cursornext|nextpagetoken|nexttoken|nextmarker|nextcontinuationtoken|continuationtoken|paginationtoken|endcursor|aftercursor|nextstartcursor|nextpageid|nextoffset|scrollid|lastid|lastevaluatedkey|nextkey)$/;
const POSSIBLE_SIGNAL =
  /^(?:next|after|cursor|marker|token|nextpage|startingafter|offset|bookmark|continuation|before)$/;
const CURSOR_HOLDER =
  /^(?:next|nextpage|cursor|cursors|paging|pagination|page|pages|pageinfo|links|meta|responsemetadata|resultinfo)$/;

/** Pairs that mean the same by their names, sure or not. */
const PAIRS: ReadonlySet<string> = new Set([
  "after after",
  "from next",
  "offset offset",
  "next next",
  "start next",
  "page nextpage",
  "startingafter startingafter",
]);

/** A parameter that takes a cursor, with the place of the next one in the response. */
export function cursorPages(context: Context, call: PagedCall): CursorPagination | undefined {
  const inputs = [...call.inputs.filter(isSureInput), ...call.inputs.filter(({ name }) => POSSIBLE_INPUT.test(name))];
  const signals = call.signals.filter(
    ({ types, schema }) => canBe(types, "string", "integer", "number") && !isAddress(context, schema),
  );
  for (const input of inputs) {
    const signal = bestSignal(input, signals, call.isSearch);
    if (signal) return pagesBy(call, input, { nextCursor: signal.pointer, itemCursor: undefined });
  }
  return lastItemPages(context, call);
}

function isSureInput({ name }: Input): boolean {
  return SURE_INPUT.test(name);
}

function bestSignal(input: Input, signals: readonly Signal[], sureOnly: boolean): Signal | undefined {
  const fitting = signals.filter(({ types }) => sameKind(input.types, types));
  const sure = fitting.find(({ name }) => SURE_SIGNAL.test(name));
  const isPair = (signal: Signal) => PAIRS.has(`${input.name} ${signal.name}`) && !isEcho(input, signal);
  if (sureOnly) return isSureInput(input) ? (sure ?? fitting.find(isPair)) : undefined;
  if (sure && (isSureInput(input) || input.name !== "page")) return sure;
  const possible = isSureInput(input) ? fitting.find(isPossible) : undefined;
  return possible ?? fitting.find(isPair);
}

/** What a request said is often said again in the response: a number, or a value at its top. */
function isEcho(input: Input, { name, holder, types }: Signal): boolean {
  if (input.name !== name) return false;
  return holder === "" || types.size === 0 || types.has("integer") || types.has("number");
}

function isPossible({ name, holder }: Signal): boolean {
  return POSSIBLE_SIGNAL.test(name) && (holder === "" || CURSOR_HOLDER.test(holder));
}

/** A cursor goes back as it came. */
function sameKind(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const isNumber = (types: ReadonlySet<string>) => types.has("integer") || types.has("number");
  if (a.size === 0 || b.size === 0) return true;
  return (a.has("string") && b.has("string")) || (isNumber(a) && isNumber(b));
}

/** `starting_after` takes the id of the last item, where the response says whether there is more. */
function lastItemPages(context: Context, call: PagedCall): CursorPagination | undefined {
  const input = call.inputs.find(({ name }) => /^(?:startingafter|after|afterid|startafter)$/.test(name));
  if (!input || !moreSignal(call)) return undefined;
  if (findMember(context, itemsOf(context, call.list), "id") === undefined) return undefined;
  return pagesBy(call, input, { nextCursor: undefined, itemCursor: ["id"] });
}

function pagesBy(
  call: PagedCall,
  { place }: Input,
  cursor: Pick<CursorPagination, "nextCursor" | "itemCursor">,
): CursorPagination {
  return { style: "cursor", cursorParameter: place, ...cursor, hasMore: moreSignal(call)?.pointer, ...call.place };
}
