/** Exit codes that scripts rely on. */
export const EXIT = { done: 0, inputErrors: 1, usage: 2, outOfDate: 3, breaking: 4, crash: 70 } as const;

/** What each means, as help and README say it. */
export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: "done",
  inputErrors: "the API description has errors (with --strict: or warnings)",
  usage: "wrong usage or configuration, or files that may not be written",
  outOfDate: "check: generated files are out of date",
  breaking: "diff --fail-on: changes of that kind were found",
  crash: "a mistake in hivegen itself; please report it",
};
