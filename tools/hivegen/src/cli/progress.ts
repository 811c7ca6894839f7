const QUIET_PERIOD = 1000;

/**
 * Says on standard error what a long run is doing: on a terminal in one line that is wiped at the end, elsewhere a line
 * a step once the run has taken a second. Never beside `--json`.
 */
export class Progress {
  readonly #shown: boolean;
  readonly #started = performance.now();
  readonly #terminal = process.stderr.isTTY;

  constructor({ json }: { readonly json: boolean }) {
    this.#shown = !json;
  }

  /** Tells the step that begins now. */
  readonly step = (text: string): void => {
    if (!this.#shown) return;
    if (this.#terminal) process.stderr.write(`\r\u001B[K${text} …`);
    else if (performance.now() - this.#started > QUIET_PERIOD) process.stderr.write(`hivegen: ${text} …\n`);
  };

  end(): void {
    if (this.#shown && this.#terminal) process.stderr.write("\r\u001B[K");
  }
}
