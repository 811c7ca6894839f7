/** Text for a SARIF message, in which `[words](target)` would become a link; what a target answered must not make one. */
export function plainMessage(text: string): string {
  const plain = text.replaceAll("](", "] (").trim();
  return plain === "" ? "–" : plain;
}

/** A property with the instant in UTC; none for an instant that never came or is none. */
export function asUtc<Name extends string>(name: Name, instant: string | null): { [key in Name]?: string } {
  const date = new Date(instant ?? Number.NaN);
  const property: { [key in Name]?: string } = {};
  if (!Number.isNaN(date.getTime())) Object.assign(property, { [name]: date.toISOString() });
  return property;
}

/** A URL as a valid URI reference, whatever a target's links contain, and without credentials. */
export function asUri(url: string): string {
  if (!URL.canParse(url)) return encodeURIComponent(url.replace(/\p{Cs}/gu, "\ufffd"));
  const { protocol, host, pathname, search, hash } = new URL(url);
  const authority = host === "" ? "" : `//${host}`;
  return `${protocol}${authority}${encodeRest(`${pathname}${search}${hash}`)}`;
}

function encodeRest(rest: string): string {
  return rest.replace(/%(?![\da-f]{2})/gi, "%25").replace(/[^\w\-.~:/?#@!$&'()*+,;=%]/g, encodeURIComponent);
}
