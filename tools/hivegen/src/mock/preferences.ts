/** What a caller asks of the answer in `Prefer` (RFC 7240): `code=404`, `example=empty`. */
export interface Preferences {
  readonly code: string | undefined;
  readonly example: string | undefined;
}

export function preferencesOf(header: string | string[] | undefined): Preferences {
  const preferences = new Map<string, string>();
  for (const part of [header ?? []].flat().join(",").split(/[,;]/)) {
    const [name = "", value = ""] = part.split("=", 2);
    preferences.set(name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, "$1"));
  }
  return { code: preferences.get("code"), example: preferences.get("example") };
}
