/** A mistake in how hivegen was called or configured; the message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
