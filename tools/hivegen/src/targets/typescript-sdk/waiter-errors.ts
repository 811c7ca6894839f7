import type { ApiModel, Operation, Waiter } from "../../model/api-model.ts";
import type { NameScope } from "../../model/names.ts";
import type { CodeFile } from "../../print/code-file.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";

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
export function waiterErrors({ resources }: ApiModel, exported: NameScope): ReadonlyMap<Waiter, WaiterError> {
  const bySubject = new Map<string, WaiterError>();
  const found: [Waiter, WaiterError][] = [];
  for (const operation of resources.flatMap(({ operations }) => operations)) {
    for (const waiter of operation.waiters.filter(({ failure }) => failure.length > 0)) {
      const { pascal, camel } = waiter.subject;
      const key = JSON.stringify([pascal, operation.result.schema, operation.result.optional]);
      const error = bySubject.get(key) ?? {
        className: exported.take(`${pascal}FailedError`),
        member: TAKEN.has(camel) ? `${camel}Value` : camel,
        operation,
      };
      bySubject.set(key, error);
      found.push([waiter, error]);
    }
  }
  return new Map(found);
}

/** Members that errors have. */
const TAKEN = new Set(
  "attempts cause code constructor details headers message name operation reason requestId retryAfter retryCount stack status toJSON value waiter".split(
    " ",
  ),
);

/** Adds the classes to `errors.ts`. */
export function addWaiterErrors(names: SdkNames, file: CodeFile): void {
  for (const { className, member, operation } of new Set(names.waiterErrors.values())) {
    const type = names.resultType(file, operation);
    file.add(
      `/** A wait ended in a state of failure: \`${member}\` has it. */`,
      `export class ${className} extends ${file.value(RUNTIME, "WaiterError")}<${type}> {`,
      '  declare readonly reason: "failure";',
      `  declare readonly value: ${type};`,
      "",
      "  /** As it was seen last. */",
      `  get ${member}(): ${type} {`,
      "    return this.value;",
      "  }",
      "",
      "  override get name(): string {",
      `    return "${className}";`,
      "  }",
      "}",
    );
  }
}
