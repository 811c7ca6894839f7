import type { ReportFormat } from "@hivepro/server";

export const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  pdf: "application/pdf",
  html: "text/html",
  json: "application/json",
  csv: "text/csv",
  sarif: "application/sarif+json",
};
