/** The address if a browser may be sent there: http or https, spelt as URLs are; else `undefined`. */
export function webAddress(text: string): string | undefined {
  if (text.length > 4000 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : undefined;
}

/** Entry of the Common Weakness Enumeration, for ids like `CWE-79`. */
export function cweAddress(cwe: string): string | undefined {
  const number = cweNumber(cwe);
  return number === undefined ? undefined : `https://cwe.mitre.org/data/definitions/${number}.html`;
}

/** `79` of `CWE-79`. */
export function cweNumber(cwe: string): string | undefined {
  return /^CWE-(\d{1,6})$/.exec(cwe)?.[1];
}
