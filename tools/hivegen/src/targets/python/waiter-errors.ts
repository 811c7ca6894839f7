import type { ApiModel, Operation, Waiter } from "../../model/api-model.ts";
import { NameScope } from "../../model/names.ts";
import type { OutputFile } from "../target.ts";
import { PythonFile } from "./python-file.ts";
import { classIdentifier, snakeIdentifier } from "./python-identifier.ts";
import { importUsed, type PythonNames } from "./python-names.ts";
import { indent } from "./python-text.ts";

/** The error of waits for one kind of thing that end in a state of failure. */
export interface WaiterError {
  /** `ScanFailedError` */
  readonly className: string;
  /** Where it has the thing: `scan`. */
  readonly member: string;
  /** An operation that gives the thing. */
  readonly operation: Operation;
}

/** Waits for the same thing fail alike; those that can't fail have no error of their own. */
export function waiterErrors({ resources }: ApiModel): ReadonlyMap<Waiter, WaiterError> {
  const scope = new NameScope();
  const bySubject = new Map<string, WaiterError>();
  const found: [Waiter, WaiterError][] = [];
  for (const operation of resources.flatMap(({ operations }) => operations)) {
    for (const waiter of operation.waiters.filter(({ failure }) => failure.length > 0)) {
      const { pascal, snake } = waiter.subject;
      const key = JSON.stringify([pascal, operation.result.schema, operation.result.optional]);
      const member = snakeIdentifier(snake);
      const error = bySubject.get(key) ?? {
        className: scope.take(`${classIdentifier(pascal)}FailedError`),
        member: TAKEN.has(member) ? `${member}_value` : member,
        operation,
      };
      bySubject.set(key, error);
      found.push([waiter, error]);
    }
  }
  return new Map(found);
}

/** Members that errors have. */
const TAKEN = new Set("add_note args reason to_dict value waiter with_traceback".split(" "));

/** `waiter_errors.py`: what waits raise that end in a state of failure, where they can. */
export function waiterErrorFiles(names: PythonNames): OutputFile[] {
  const errors = [...new Set(names.waiterErrors.values())];
  if (errors.length === 0) return [];
  const file = new PythonFile(
    "waiter_errors.py",
    names.model.input,
    "What waits raise that end in a state of failure.",
  );
  const base = file.value("._runtime.errors", "WaiterError");
  for (const { className, member, operation } of errors) {
    const type = names.received.annotation(operation.result.schema, names.hint(operation), "types.");
    importUsed(file, type, ".");
    file.value("typing", "Any");
    file.add(
      `class ${className}(${base}):`,
      indent(`"""A wait ended in a state of failure: \`${member}\` has it."""`),
      "",
      indent(`@property\ndef ${member}(self) -> ${type}:`),
      indent(indent(`"""As it was seen last."""\nvalue: Any = self.value\nlast: ${type} = value\nreturn last`)),
    );
  }
  return [file.finish()];
}
