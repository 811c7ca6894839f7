/** Answers, one for each call; the last one stays. `sequence()` makes one. */
export class MockSequence<Answer> {
  readonly answers: readonly Answer[];

  constructor(answers: readonly Answer[]) {
    this.answers = answers;
  }
}

/** Answers for a mock, one for each call; the last one stays: `sequence(failure(503), { status: "completed" })`. */
export function sequence<Answer>(...answers: readonly [NoInfer<Answer>, ...NoInfer<Answer>[]]): MockSequence<Answer> {
  return new MockSequence<Answer>(answers);
}
