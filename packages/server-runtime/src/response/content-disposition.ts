const MAXIMUM_LENGTH = 200;

/** Percent-encodes what RFC 8187 doesn't allow as it is; encodeURIComponent leaves four characters too many. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

/** `attachment` with a name that is a plain file name everywhere: no path, no control characters, no quotes. */
export function attachment(filename: string | undefined): string {
  if (filename === undefined) return "attachment";
  const base = filename.split(/[/\\]/).at(-1) ?? "";
  const name = [...base.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")].slice(0, MAXIMUM_LENGTH).join("");
  const plain = name.replaceAll(/[^\w .()+,;=@~-]/g, "_");
  if (/^\.*$/.test(plain)) return "attachment";
  return plain === name
    ? `attachment; filename="${plain}"`
    : `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
}
