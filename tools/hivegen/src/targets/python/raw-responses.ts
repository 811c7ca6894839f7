import type { Operation, Resource } from "../../model/api-model.ts";
import type { PythonFile } from "./python-file.ts";
import type { PythonNames } from "./python-names.ts";
import { indent, LINE_WIDTH, list } from "./python-text.ts";
import { resultKind } from "./result-kind.ts";

/** `ScansWithRawResponse`: the methods of a resource, giving their responses too. */
export function rawClass(names: PythonNames, file: PythonFile, resource: Resource, isAsync: boolean): string[] {
  const resourceClass = `${isAsync ? "Async" : ""}${names.resourceClass(resource)}`;
  const lines = shown(resource).map((operation) => {
    const wrapper = file.value(".._runtime.raw_calls", wrapperOf(operation, isAsync));
    const method = names.method(operation);
    return `self.${method} = ${list(`${wrapper}(`, [`resource.${method}`], ")", LINE_WIDTH - 16 - method.length)}`;
  });
  const body = lines.length > 0 ? lines : ["self._resource = resource"];
  return [
    `class ${rawName(names, resource, isAsync)}:`,
    indent('"""The methods of the resource, giving their responses too."""'),
    "",
    indent(`def __init__(self, resource: ${resourceClass}) -> None:`),
    indent(indent(body.join("\n"))),
  ];
}

/** `client.scans.with_raw_response` */
export function rawProperty(names: PythonNames, file: PythonFile, resource: Resource, isAsync: boolean): string {
  const name = rawName(names, resource, isAsync);
  return [
    `@${file.value("functools", "cached_property")}`,
    `def with_raw_response(self) -> ${name}:`,
    '    """The same methods, giving a `RawResponse`: status, headers and meta besides the data."""',
    `    return ${name}(self)`,
  ].join("\n");
}

/** Downloads are responses themselves. */
function shown({ operations }: Resource): Operation[] {
  return operations.filter((operation) => resultKind(operation) !== "binary");
}

function rawName(names: PythonNames, resource: Resource, isAsync: boolean): string {
  return `${isAsync ? "Async" : ""}${names.resourceClass(resource).replace(/Resource(\d*)$/, "$1WithRawResponse")}`;
}

function wrapperOf({ result }: Operation, isAsync: boolean): string {
  if (!isAsync) return "raw";
  return result.kind === "page" ? "async_raw_page" : "async_raw";
}
