/** What a suite gets: a folder of its own, how often to measure, and where to tell what it does. */
export interface SuiteContext {
  readonly folder: string;
  readonly rounds: number;
  readonly log: (line: string) => void;
}

export interface Suite {
  readonly name: string;
  /** One sentence: what is compared with what. */
  readonly about: string;
  /** Measures, and returns Markdown. */
  run(context: SuiteContext): Promise<Report>;
}

export interface Report {
  readonly text: string;
  readonly goals: readonly Goal[];
  /** Further files for the results folder, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A figure that has to stay below a limit. */
export interface Goal {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
}
