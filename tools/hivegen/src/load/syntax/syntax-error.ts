/** The text is neither JSON nor YAML; says where it breaks. */
export class InputSyntaxError extends Error {
  override readonly name = "InputSyntaxError";
  /** Offset in the text; absent where the place isn't known. */
  readonly offset: number | undefined;

  constructor(message: string, offset: number | undefined) {
    super(message);
    this.offset = offset;
  }
}
