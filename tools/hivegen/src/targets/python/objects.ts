import type { BoundMethod, BoundType, Operation, Resource } from "../../model/api-model.ts";
import type { OutputFile } from "../target.ts";
import { PythonFile } from "./python-file.ts";
import { snakeIdentifier } from "./python-identifier.ts";
import type { PythonNames } from "./python-names.ts";
import { docstring, indent, LINE_WIDTH, list } from "./python-text.ts";
import { head, waitArguments } from "./resources.ts";
import { resultKind } from "./result-kind.ts";
import { type Argument, argumentTexts, signatureOf } from "./signature.ts";

const ABOVE = "..";

/** `objects/<type>.py`: objects that carry the calls which belong to them. */
export function objectFiles(names: PythonNames): OutputFile[] {
  const { model } = names;
  if (model.boundTypes.length === 0) return [];
  const about = "Objects that carry the calls which belong to them.";
  const init = new PythonFile("objects/__init__.py", model.input, about).finish();
  return [
    { path: init.path, content: `${init.content.split("\n").slice(0, 2).join("\n")}\n` },
    ...model.boundTypes.map((bound) => objectFile(names, bound)),
  ];
}

function objectFile(names: PythonNames, bound: BoundType): OutputFile {
  const { type, asyncType, module } = names.objectOf(bound);
  const file = new PythonFile(
    `objects/${module}.py`,
    names.model.input,
    `\`${type}\` with the calls that belong to it.`,
  );
  for (const isAsync of [false, true]) {
    const client = file.type(`${ABOVE}_client`, isAsync ? names.asyncClientClass : names.clientClass);
    const methods = bound.methods.flatMap((method) => {
      const found = names.find(method.operation);
      return found ? [boundMethod({ names, file, bound, isAsync, method, ...found })] : [];
    });
    const description = names.schemas.get(bound.type)?.description ?? `A ${type}.`;
    const about = `${description.replace(/\.$/, "")}, with the calls that belong to it.`;
    file.value("..", "types");
    file.add(
      `class ${isAsync ? asyncType : type}(types.${type}, ${file.value(`${ABOVE}_runtime.models`, "BoundModel")}):`,
      indent(docstring([about], 4).join("\n")),
      "",
      indent(`_client: ${client}`),
      "",
      methods.map((text) => indent(text)).join("\n\n"),
    );
  }
  return file.finish();
}

interface Bound {
  readonly names: PythonNames;
  readonly file: PythonFile;
  readonly bound: BoundType;
  readonly isAsync: boolean;
  readonly method: BoundMethod;
  readonly resource: Resource;
  readonly operation: Operation;
}

function boundMethod(context: Bound): string {
  const { names, isAsync, method, operation } = context;
  const signature = signatureOf(names, context.file, operation);
  const supplied = new Map(
    method.arguments.map(({ in: place, parameter, pointer }) => [`${place} ${parameter}`, memberText(pointer)]),
  );
  const isAsked = ({ source }: Argument) => !supplied.has(source);
  const asked = { path: signature.path.filter(isAsked), keywords: signature.keywords.filter(isAsked) };
  const { args, extra, returns } = headOf(context, asked);
  const passed = [
    ...signature.path.map(({ source, name }) => supplied.get(source) ?? name),
    ...signature.keywords.map(({ source, name }) => `${name}=${supplied.get(source) ?? name}`),
    ...extra,
    "**request_options",
  ];
  const isCoroutine = isAsync && (method.updates || method.waiter !== undefined || resultKind(operation) !== "page");
  const called = `self._client.${names.attribute(context.resource)}.${names.method(method.waiter ?? operation)}(`;
  const wait = isCoroutine ? "await " : "";
  const room = LINE_WIDTH - 15 - wait.length - (method.updates ? 4 : 0);
  const call = `${wait}${list(called, passed, ")", room)}`;
  const about = method.updates
    ? `${method.description ?? ""} Brings this object up to date and returns it.`
    : (method.description ?? `Calls \`${operation.method} ${operation.path}\`.`);
  const name = snakeIdentifier(method.name.snake);
  return [
    head(name, args, returns, isCoroutine),
    ...docstring([about.trim()], 8).map((line) => indent(line)),
    indent(method.updates ? `return ${list("self.update_from(", [call], ")", LINE_WIDTH - 15)}` : `return ${call}`),
  ].join("\n");
}

function memberText(pointer: readonly string[]): string {
  return ["self", ...pointer.map(snakeIdentifier)].join(".");
}

/** The arguments of a method, those that are passed on by their names besides, and what it gives. */
function headOf({ names, file, bound, isAsync, method, operation }: Bound, asked: Parameters<typeof argumentTexts>[1]) {
  const own = names.objectOf(bound);
  const self = isAsync ? own.asyncType : own.type;
  const unpack = file.type("typing_extensions", "Unpack");
  const options = (type: string) => `**request_options: ${unpack}[${file.type(`${ABOVE}_runtime.options`, type)}]`;
  if (method.waiter) {
    return { args: waitArguments(file, asked, self), extra: ["on_progress=on_progress"], returns: self };
  }
  const args = argumentTexts(file, asked, ABOVE);
  if (method.updates) return { args: [...args, options("RequestOptions")], extra: [], returns: self };
  if (resultKind(operation) === "binary") {
    file.type("typing", "IO");
    file.module("os", "type");
    const destination = "destination: str | os.PathLike[str] | IO[bytes] | None = None";
    return {
      args: [destination, ...args, options("DownloadOptions")],
      extra: ["destination=destination"],
      returns: file.type(
        `${ABOVE}_runtime.download.${isAsync ? "async" : "sync"}_download`,
        isAsync ? "AsyncDownload" : "Download",
      ),
    };
  }
  const type = names.resultType(file, operation, isAsync);
  if (resultKind(operation) !== "page") return { args: [...args, options("RequestOptions")], extra: [], returns: type };
  const page = isAsync ? "AsyncPager" : "SyncPage";
  const module = `${ABOVE}_runtime.pagination.${isAsync ? "async" : "sync"}_page`;
  return { args: [...args, options("RequestOptions")], extra: [], returns: `${file.type(module, page)}[${type}]` };
}
