import PDFDocument from "pdfkit";
import { summarize } from "../content/summary.ts";
import type { ReportDocument } from "../document.ts";
import { Flow } from "./layout/flow.ts";
import { PAGE } from "./layout/theme.ts";
import { documentInfo } from "./metadata.ts";
import { drawChecks } from "./pages/checks.ts";
import { drawCover } from "./pages/cover.ts";
import { drawFindings } from "./pages/findings.ts";
import { drawFurniture } from "./pages/furniture.ts";
import { drawOverview } from "./pages/overview.ts";
import { drawScope } from "./pages/scope.ts";
import { drawSummary } from "./pages/summary.ts";
import { registerFonts } from "./text/fonts.ts";

/** The report as a tagged PDF 1.7 with bookmarks. The same document gives the same bytes. */
export async function renderPdf(document: ReportDocument): Promise<Uint8Array> {
  const doc = new PDFDocument({
    pdfVersion: "1.7",
    size: [PAGE.width, PAGE.height],
    // Pages are broken by Flow alone; margins would make pdfkit open pages of its own.
    margin: 0,
    tagged: true,
    lang: "en",
    displayTitle: true,
    // Kept until the end, when the number of pages is known.
    bufferPages: true,
    info: documentInfo(document),
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<void>((resolve, reject) => doc.on("end", resolve).on("error", reject));
  registerFonts(doc);
  await drawPages(new Flow(doc), document);
  doc.end();
  await finished;
  return new Uint8Array(Buffer.concat(chunks));
}

async function drawPages(flow: Flow, document: ReportDocument): Promise<void> {
  const summary = summarize(document);
  flow.bookmark("Cover");
  const contents = drawCover(flow, document, summary);
  flow.newPage();
  const summaryPlace = drawSummary(flow, summary);
  flow.newPage();
  const scope = drawScope(flow, document);
  flow.newPage();
  const overview = drawOverview(flow, document);
  nextPart(flow, document);
  const findings = await drawFindings(flow, document);
  nextPart(flow, document);
  const checks = drawChecks(flow, document);
  overview.fillPages(findings.pages);
  contents(
    new Map([
      ["summary", summaryPlace.page],
      ["scope", scope.page],
      ["overview", overview.page],
      ["findings", findings.page],
      ["checks", checks.page],
    ]),
  );
  drawFurniture(flow.doc, document);
}

/** Parts begin on pages of their own, but for those that have little to say when nothing was found. */
function nextPart(flow: Flow, document: ReportDocument): void {
  if (document.findings.length > 0) flow.newPage();
  else flow.space(36);
}
