import type { Operation } from "../../model/api-model.ts";
import type { Direction, Level, Subject } from "../change.ts";
import type { ChangeCode } from "../change-codes.ts";
import { operationUser, type Recorder } from "../recorder.ts";
import { Scope } from "../schemas/scope.ts";
import type { At, Step } from "../step.ts";
import type { Called } from "./match-operations.ts";

/** Two versions of an operation, and where changes between them are recorded. */
export class OperationScope {
  readonly old: Operation;
  readonly new: Operation;
  readonly at: At;
  readonly #recorder: Recorder;
  readonly #subject: Subject;

  constructor(recorder: Recorder, old: Called, now: Called) {
    this.#recorder = recorder;
    this.old = old.operation;
    this.new = now.operation;
    this.at = { old: operationStep(old.operation), new: operationStep(now.operation) };
    this.#subject = subjectOf(now);
  }

  /** For schemas that the operation sends or receives. */
  schemas(direction: Direction): Scope {
    return new Scope(this.#recorder, direction, this.#subject, operationUser(this.new.id));
  }

  report(code: ChangeCode, level: Level, message: string, at: Partial<At> = this.at): void {
    this.#recorder.add({ code, level, message, subject: this.#subject, ...at });
  }
}

export function operationStep({ path, method }: Operation): Step {
  return { up: undefined, keys: ["paths", path, method.toLowerCase()] };
}

export function subjectOf({ operation, name }: Called): Subject {
  return { kind: "operation", id: operation.id, name };
}
