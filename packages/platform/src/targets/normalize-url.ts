/** The form in which target URLs are stored and compared: no fragment, default port or capitals in the host. */
export function normalizeUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  url.hash = "";
  return url.href;
}
