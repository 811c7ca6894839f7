import { arrayOf, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import type { Operation } from "./api-model.ts";
import type { Context } from "./context.ts";
import { type Name, nameOf, wordsOf } from "./names.ts";
import type { RawOperation } from "./operations.ts";

/** The resource that an operation belongs to: as declared, else its first tag, else the first fixed part of its path. */
export function resourceWords(path: string, pathItem: JsonObject, operation: JsonObject): string[] {
  const declared =
    stringOf(objectOf(operation["x-hivegen"]).resource) ?? stringOf(objectOf(pathItem["x-hivegen"]).resource);
  const tag = stringOf(arrayOf(operation.tags)[0]);
  const segment = path.split("/").find((part) => part !== "" && !part.startsWith("{"));
  const words = wordsOf(declared ?? tag ?? segment ?? "");
  return words.length > 0 ? words : ["default"];
}

/** Operations by resource, in the order of the document. */
export function groupOperations(
  context: Context,
  raws: readonly RawOperation[],
  operations: readonly Operation[],
): { name: Name; operations: Operation[] }[] {
  const groups = new Map<string, { name: Name; operations: Operation[] }>();
  raws.forEach((raw, index) => {
    const operation = operations[index];
    if (!operation) return;
    const name = nameOf(raw.resource);
    const group = groups.get(name.camel) ?? { name, operations: [] };
    const methodName = freeName(group.operations, operation);
    if (methodName !== operation.methodName) {
      const message = `${name.camel}.${operation.methodName.camel} is taken, so this is ${name.camel}.${methodName.camel}. Set x-hivegen.method to choose.`;
      context.report("NAME_COLLISION", "warning", raw.pointer, message);
    }
    group.operations.push({ ...operation, methodName });
    groups.set(name.camel, group);
  });
  return [...groups.values()];
}

/** The method's name; where another has it the operation's full name, and where that is taken too, a number more. */
function freeName(others: readonly Operation[], operation: Operation): Name {
  const taken = new Set(others.map(({ methodName }) => methodName.camel));
  const wanted = [operation.methodName, operation.name].find(({ camel }) => !taken.has(camel));
  if (wanted) return wanted;
  for (let number = 2; ; number++) {
    const numbered = nameOf([...operation.name.words, String(number)]);
    if (!taken.has(numbered.camel)) return numbered;
  }
}
