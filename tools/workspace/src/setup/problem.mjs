/**
 * What stops `npm start` or `npm test` for a reason that the person at the keyboard can remove.
 * `message` says what happened, `nextStep` what to do about it.
 */
export class SetupProblem extends Error {
  /**
   * @param {string} message
   * @param {string} nextStep
   */
  constructor(message, nextStep) {
    super(message);
    this.name = "SetupProblem";
    this.nextStep = nextStep;
  }
}
