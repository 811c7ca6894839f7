import { constants } from "node:os";

/** A signal asked this process to end while a program ran, and the program has ended. */
export class Interrupted extends Error {
  /**
   * @param {NodeJS.Signals} signal
   * @param {number} programExitCode what the program itself answered
   */
  constructor(signal, programExitCode) {
    super(`Interrupted by ${signal}.`);
    this.name = "Interrupted";
    this.programExitCode = programExitCode;
    /** As shells count: 128 + the signal's number. */
    this.exitCode = 128 + constants.signals[signal];
  }
}
