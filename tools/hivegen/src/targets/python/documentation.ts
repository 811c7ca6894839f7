import type { Operation, Resource } from "../../model/api-model.ts";
import { codeBlock, exampleCall } from "./example.ts";
import type { PythonNames } from "./python-names.ts";
import { docstring, wrapLine } from "./python-text.ts";
import { type Argument, aboutArgument, type Signature } from "./signature.ts";

/** Where the docstring of a method begins. */
const COLUMN = 8;

/** The docstring of a method: what it does, its arguments, how it fails, and a call that works. */
export function methodDocstring(
  names: PythonNames,
  resource: Resource,
  operation: Operation,
  signature: Signature,
  isAsync: boolean,
): string[] {
  const { summary, description } = operation;
  return docstring(
    [
      summary === undefined ? `Calls \`${operation.method} ${operation.path}\`.` : sentence(summary),
      description === summary ? undefined : description,
      operation.deprecated ? "Deprecated." : undefined,
      argumentsText(names, [...signature.path, ...signature.keywords]),
      codesText(operation),
      codeBlock(exampleCall(names, resource, operation, signature, isAsync)),
    ],
    COLUMN,
  );
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Arguments that something is known about. */
export function argumentsText(names: PythonNames, args: readonly Argument[]): string | undefined {
  const lines = args.flatMap((argument) => {
    const about = aboutArgument(names, argument);
    return about === "" ? [] : wrapLine(`    ${argument.name}: ${about}`, 117 - COLUMN, "        ");
  });
  return lines.length > 0 ? ["Args:", ...lines].join("\n") : undefined;
}

/** Codes that tell something about this operation; those that any call can meet are left out. */
function codesText(operation: Operation): string | undefined {
  const common = new Set(["401", "413", "415", "429", "500"]);
  const codes = Object.entries(operation.errorCodes)
    .filter(([status]) => !common.has(status))
    .flatMap(([, list]) => list);
  return codes.length > 0 ? `Error codes: ${codes.map((code) => `\`${code}\``).join(", ")}.` : undefined;
}
