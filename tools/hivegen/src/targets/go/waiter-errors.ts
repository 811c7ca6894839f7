import type { ApiModel, Operation, Waiter } from "../../model/api-model.ts";
import type { NameScope } from "../../model/names.ts";
import type { GoFile } from "./go-file.ts";
import type { GoNames } from "./go-names.ts";
import { exported } from "./identifiers.ts";
import { resultType } from "./signature.ts";
import type { TypeRegistry } from "./type-registry.ts";

/** The error of waits for one kind of thing that end in a state of failure. */
export interface WaiterError {
  /** `ScanFailedError` */
  readonly type: string;
  /** Where it has the thing: `Scan`. */
  readonly field: string;
  /** An operation that gives the thing. */
  readonly operation: Operation;
}

/** Waits for the same thing fail alike; those that can't fail have no error of their own. */
export function waiterErrors({ resources }: ApiModel, scope: NameScope): ReadonlyMap<Waiter, WaiterError> {
  const bySubject = new Map<string, WaiterError>();
  const found: [Waiter, WaiterError][] = [];
  for (const operation of resources.flatMap(({ operations }) => operations)) {
    for (const waiter of operation.waiters.filter(({ failure }) => failure.length > 0)) {
      const subject = exported(waiter.subject.words);
      const key = JSON.stringify([subject, operation.result.schema, operation.result.optional]);
      const error = bySubject.get(key) ?? {
        type: scope.take(`${subject}FailedError`),
        field: TAKEN.has(subject) ? `${subject}Seen` : subject,
        operation,
      };
      bySubject.set(key, error);
      found.push([waiter, error]);
    }
  }
  return new Map(found);
}

/** Members that the error has already. */
const TAKEN = new Set(["Error", "Reason", "Unwrap", "Value", "Waiter", "WaiterError"]);

export function addWaiterErrors(file: GoFile, names: GoNames, types: TypeRegistry): void {
  for (const { type, field, operation } of new Set(names.waiterErrors.values())) {
    const value = resultType(types, operation);
    file.add(
      `// ${type} is a WaiterError: a wait ended in a state of failure.`,
      `type ${type} struct {`,
      "\t*WaiterError",
      `\t// ${field} as it was seen last.`,
      `\t${field} ${file.type(value)}`,
      "}",
    );
    file.add("// Unwrap returns the WaiterError.", `func (e *${type}) Unwrap() error { return e.WaiterError }`);
    file.add(
      `func ${constructorOf(type)}(err *WaiterError) error {`,
      `\tvalue, _ := err.Value.(${value})`,
      `\treturn &${type}{err, value}`,
      "}",
    );
  }
}

/** The function that makes the error out of a plain one. */
export function constructorOf(type: string): string {
  return `new${type}`;
}
