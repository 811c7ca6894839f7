/** Where in a request a credential stands. */
export interface Place {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
}

export const AUTHORIZATION: Place = { in: "header", name: "Authorization" };

/** One attempt of a request, before it is sent. */
export interface Draft {
  url: string;
  /** By their names in lower case. */
  headers: Record<string, string>;
  /** Query parameters that hold credentials, so that they can be taken out of what is shown. */
  readonly secretParameters: string[];
}

/** Whether the caller has put something there already; that is left alone, and not shown either. */
export function isFilled({ in: place, name }: Place, { url, headers, secretParameters }: Draft): boolean {
  if (place === "header") return Object.hasOwn(headers, name.toLowerCase());
  if (place === "query") {
    const filled = new URL(url).searchParams.has(name);
    if (filled) secretParameters.push(name);
    return filled;
  }
  return (headers.cookie ?? "").split(";").some((pair) => pair.trim().startsWith(`${name}=`));
}

export function fillIn({ in: place, name }: Place, value: string, draft: Draft): void {
  if (place === "header") {
    draft.headers[name.toLowerCase()] = value;
  } else if (place === "query") {
    draft.url += `${draft.url.includes("?") ? "&" : "?"}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
    draft.secretParameters.push(name);
  } else {
    const present = draft.headers.cookie;
    draft.headers.cookie = `${present ? `${present}; ` : ""}${name}=${value}`;
  }
}

/** A URL as it may be shown. */
export function withoutParameters(url: string, names: readonly string[]): string {
  if (names.length === 0 || url === "") return url;
  const shown = new URL(url);
  for (const name of names) shown.searchParams.delete(name);
  return shown.href;
}
