import { readDocument } from "../html/document.ts";
import { type Exchange, isHtml, redirectOf } from "../http/exchange.ts";

/** Where a response sends the browser by itself: a Location header or a refresh. */
export function automaticTarget(exchange: Exchange): URL | undefined {
  const redirect = redirectOf(exchange);
  if (redirect !== undefined || !isHtml(exchange)) return redirect;
  const { references } = readDocument(exchange.response.body, exchange.request.url);
  return references.find(({ element, attribute }) => element === "meta" && attribute === "content")?.url;
}
