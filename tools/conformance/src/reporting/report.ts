export type Outcome = "passed" | "failed" | "known failure" | "not applicable" | "skipped";

const SIGNS: Readonly<Record<Outcome, string>> = {
  passed: "✓",
  failed: "✗",
  "known failure": "known",
  "not applicable": "–",
  skipped: "skipped",
};

/** What became of each case in each language. */
export class Report {
  readonly #languages: readonly string[];
  readonly #outcomes = new Map<string, Map<string, Outcome>>();

  constructor(cases: readonly string[], languages: readonly string[]) {
    this.#languages = languages;
    for (const id of cases) this.#outcomes.set(id, new Map());
  }

  note(id: string, language: string, outcome: Outcome): void {
    this.#outcomes.get(id)?.set(language, outcome);
  }

  /** Case × language, as a Markdown table. */
  table(): string {
    const rows = [...this.#outcomes].map(([id, outcomes]) => [
      id,
      ...this.#languages.map((name) => this.#sign(outcomes, name)),
    ]);
    return markdownTable(["case", ...this.#languages], rows);
  }

  /** Area × language, with the number of cases that passed and of all that apply. */
  summary(): string {
    const areas = [...new Set([...this.#outcomes.keys()].map(areaOf))];
    const rows = areas.map((area) => [area, ...this.#languages.map((language) => this.#count(language, area))]);
    const total = ["all", ...this.#languages.map((language) => this.#count(language))];
    return markdownTable(["area", ...this.#languages], [...rows, total]);
  }

  #sign(outcomes: ReadonlyMap<string, Outcome>, language: string): string {
    return SIGNS[outcomes.get(language) ?? "skipped"];
  }

  #count(language: string, area?: string): string {
    const own = [...this.#outcomes]
      .filter(([id]) => area === undefined || areaOf(id) === area)
      .map(([, outcomes]) => outcomes.get(language) ?? "skipped")
      .filter((outcome) => outcome !== "not applicable");
    if (own.length === 0) return SIGNS["not applicable"];
    if (own.every((outcome) => outcome === "skipped")) return "skipped";
    return `${own.filter((outcome) => outcome === "passed").length} of ${own.length}`;
  }
}

/** Ids begin with the folder of the case. */
function areaOf(id: string): string {
  return id.split("/")[0] ?? id;
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
