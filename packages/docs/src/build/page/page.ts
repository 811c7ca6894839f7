import type { Html } from "../html/html.ts";

/** The parts of the site that the header leads to. */
export type Section = "guides" | "reference" | "explorer";

export interface OutlineEntry {
  /** Id of the element that the entry leads to. */
  readonly id: string;
  readonly text: string;
  /** HTTP method to show before the text, in capitals. */
  readonly method?: string;
}

export interface Page {
  /** Folder of the page inside the site, with a slash at its end; `""` is the front page. */
  readonly path: string;
  readonly section: Section;
  readonly title: string;
  /** One or two sentences of plain text for search engines. */
  readonly description: string;
  readonly content: Html;
  readonly outline: readonly OutlineEntry[];
  /** `article` has prose and an outline, `reference` uses the full width, `application` leaves all but the header to a program. */
  readonly layout: "article" | "reference" | "application";
}
