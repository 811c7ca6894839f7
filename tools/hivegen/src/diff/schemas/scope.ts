import type { Direction, Level, Subject } from "../change.ts";
import type { ChangeCode } from "../change-codes.ts";
import { labelOf } from "../label.ts";
import type { Recorder } from "../recorder.ts";
import type { At } from "../step.ts";

/** `narrowed`: fewer values are allowed than before. Bad for who sends them; `widened` is, for who receives them. */
export type Effect = "narrowed" | "widened";

/** Which way the values of a schema go, and what they belong to. */
export class Scope {
  readonly direction: Direction;
  readonly subject: Subject;
  /** Who contains the named schemas that are met. */
  readonly user: string;
  readonly #recorder: Recorder;

  constructor(recorder: Recorder, direction: Direction, subject: Subject, user: string) {
    this.#recorder = recorder;
    this.direction = direction;
    this.subject = subject;
    this.user = user;
  }

  /** @param what happened, said after the name of the place: "may be null now" */
  report(code: ChangeCode, level: Level | Effect, at: At, what: string): void {
    this.#recorder.add({
      code,
      level: level === "narrowed" || level === "widened" ? this.levelOf(level) : level,
      message: `${labelOf(at.new)} ${what}.`,
      subject: this.subject,
      direction: this.direction,
      old: at.old,
      new: at.new,
    });
  }

  added(code: ChangeCode, level: Level | Effect, at: At, what: string): void {
    this.#one(code, level, at, what, "new");
  }

  removed(code: ChangeCode, level: Level | Effect, at: At, what: string): void {
    this.#one(code, level, at, what, "old");
  }

  uses(schema: string): void {
    this.#recorder.use(schema, this.direction, this.user);
  }

  levelOf(effect: Effect): Level {
    return (effect === "narrowed") === (this.direction === "request") ? "breaking" : "non-breaking";
  }

  #one(code: ChangeCode, level: Level | Effect, at: At, what: string, side: "old" | "new"): void {
    this.#recorder.add({
      code,
      level: level === "narrowed" || level === "widened" ? this.levelOf(level) : level,
      message: `${labelOf(at[side])} ${what}.`,
      subject: this.subject,
      direction: this.direction,
      [side]: at[side],
    });
  }
}
