import { capitalize } from "../content/wording.ts";
import type { ReportDocument } from "../document.ts";

/** What viewers show as the properties of the file. The date is the report's, so that equal reports are equal files. */
export function documentInfo({ report, scan }: ReportDocument): PDFKit.DocumentInfo {
  const created = new Date(report.createdAt);
  if (Number.isNaN(created.getTime())) {
    throw new RangeError(`The report ${report.id} has no valid creation date: ${JSON.stringify(report.createdAt)}.`);
  }
  const author = report.organization === undefined ? "HivePro" : `HivePro, for ${report.organization}`;
  const texts = {
    Title: report.title,
    Author: author,
    Subject: `${capitalize(scan.scanType)} scan ${scan.id} of ${scan.target}`,
    Keywords: "security, vulnerabilities, HivePro",
    Creator: `HivePro ${scan.engineVersion}`,
    Producer: "HivePro",
  };
  const info = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, new MetadataText(plain(text))]));
  return { ...(info as Record<keyof typeof texts, MetadataText & string>), CreationDate: created, ModDate: created };
}

/**
 * pdfkit writes each property twice: as a PDF string, and unescaped into an XML packet. It interpolates there, so the
 * text names itself escaped.
 */
class MetadataText extends String {
  override toString(): string {
    return this.valueOf().replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  }
}

/** One line without control characters and unpaired surrogates, which neither XML nor viewers take. */
function plain(text: string): string {
  return text
    .slice(0, 500)
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
}
