import { worstFirst } from "./content/severity.ts";
import { renderCsv } from "./data/render-csv.ts";
import { renderJson } from "./data/render-json.ts";
import type { ReportDocument } from "./document.ts";
import { renderHtml } from "./html/render-html.ts";
import { renderPdf } from "./pdf/render-pdf.ts";
import { renderSarif } from "./sarif/render-sarif.ts";

export type ReportFormat = "pdf" | "html" | "json" | "csv" | "sarif";

export interface RenderedReport {
  mediaType: string;
  /** File name extension, without a dot. */
  extension: string;
  content: Uint8Array;
}

interface Renderer {
  mediaType: string;
  extension: string;
  render: (document: ReportDocument) => string | Promise<Uint8Array>;
}

const RENDERERS: Record<ReportFormat, Renderer> = {
  pdf: { mediaType: "application/pdf", extension: "pdf", render: renderPdf },
  html: { mediaType: "text/html; charset=utf-8", extension: "html", render: renderHtml },
  json: { mediaType: "application/json", extension: "json", render: renderJson },
  csv: { mediaType: "text/csv; charset=utf-8", extension: "csv", render: renderCsv },
  sarif: { mediaType: "application/sarif+json", extension: "sarif", render: renderSarif },
};

/**
 * Renders a report. Pure: the same document gives the same bytes, and nothing outside it is read but font files.
 * Throws a `RangeError` when `report.createdAt` is no date.
 */
export async function renderReport(format: ReportFormat, document: ReportDocument): Promise<RenderedReport> {
  const { mediaType, extension, render } = RENDERERS[format];
  const rendered = await render({ ...document, findings: worstFirst(document.findings) });
  const content = typeof rendered === "string" ? new TextEncoder().encode(rendered) : rendered;
  return { mediaType, extension, content };
}
