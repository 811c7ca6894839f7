/**
 * The file name that a `Content-Disposition` header proposes (RFC 6266), without directories: a server does not get to say
 * where files are written.
 */
export function fileNameFrom(disposition: string | null): string | undefined {
  if (disposition === null) return undefined;
  const extended = /;\s*filename\*\s*=\s*(?:utf-8|iso-8859-1)'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  const plain = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]+))/i.exec(disposition);
  const name = (extended && percentDecoded(extended)) || plain?.[1]?.replace(/\\(.)/g, "$1") || plain?.[2];
  return name && withoutDirectories(name);
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function withoutDirectories(name: string): string | undefined {
  const base = name.split(/[/\\]/).at(-1)?.trim();
  return base === undefined || base === "" || /^\.+$/.test(base) || base.includes("\0") ? undefined : base;
}
