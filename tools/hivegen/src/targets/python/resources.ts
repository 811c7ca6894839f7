import type { Operation, Resource, Waiter } from "../../model/api-model.ts";
import type { OutputFile } from "../target.ts";
import { argumentsText, methodDocstring } from "./documentation.ts";
import { PythonFile } from "./python-file.ts";
import { importUsed, isClassName, type PythonNames, scoped } from "./python-names.ts";
import { docstring, indent, LINE_WIDTH, list } from "./python-text.ts";
import { splitUnion } from "./python-types.ts";
import { rawClass, rawProperty } from "./raw-responses.ts";
import { resultKind } from "./result-kind.ts";
import { argumentTexts, type Signature, signatureOf } from "./signature.ts";

const ABOVE = "..";

/** `resources/<resource>.py`: a class with a method per operation, blocking and asynchronous. */
export function resourceFiles(names: PythonNames): OutputFile[] {
  const { model } = names;
  const init = new PythonFile("resources/__init__.py", model.input, "What clients have their methods in.").finish();
  return [
    { path: init.path, content: `${init.content.split("\n").slice(0, 2).join("\n")}\n` },
    ...model.resources.map((resource) => resourceFile(names, resource)),
  ];
}

function resourceFile(names: PythonNames, resource: Resource): OutputFile {
  const attribute = names.attribute(resource);
  const about = (resource.description ?? `The methods of \`client.${attribute}\`.`).replaceAll(/\s+/g, " ").trim();
  const file = new PythonFile(`resources/${attribute}.py`, names.model.input, moduleText(about));
  const shapes = new Map<string, string>();
  const classes = [false, true].map((isAsync) => resourceClass(names, file, resource, shapes, isAsync));
  if (shapes.size > 0) file.add([...shapes].map(([text, name]) => shapeText(file, name, text)).join("\n"));
  for (const lines of classes) file.add(...lines);
  for (const isAsync of [false, true]) file.add(...rawClass(names, file, resource, isAsync));
  return file.finish();
}

function moduleText(about: string): string {
  return about.replaceAll("\\", "\\\\").replaceAll('"', "'").slice(0, 110).trim();
}

function shapeText(file: PythonFile, name: string, text: string): string {
  const shape = file.value(`${ABOVE}_runtime.decode`, "Shape");
  importUsed(file, text, ABOVE, "value");
  const line = `${name}: ${shape}[${text}] = ${shape}(${text})`;
  if (line.length <= LINE_WIDTH) return line;
  return `${name}: ${shape}[${text}] = ${list(`${shape}(`, [text], ")", 0)}`;
}

function resourceClass(
  names: PythonNames,
  file: PythonFile,
  resource: Resource,
  shapes: Map<string, string>,
  isAsync: boolean,
): string[] {
  file.value(`${ABOVE}_operations`, `${names.attribute(resource)} as operations`);
  const context: MethodContext = {
    names,
    file,
    resource,
    shapes,
    isAsync,
    members: new Set(
      resource.operations.flatMap((operation) => [operation, ...operation.waiters].map((item) => names.method(item))),
    ),
  };
  const methods = resource.operations.flatMap((operation) => [
    method(context, operation),
    ...operation.waiters.map((waiter) => waitMethod(context, operation, waiter)),
  ]);
  const core = file.value(`${ABOVE}_runtime.${isAsync ? "async" : "sync"}_core`, isAsync ? "AsyncCore" : "SyncCore");
  const name = `${isAsync ? "Async" : ""}${names.resourceClass(resource)}`;
  return [
    `class ${name}(${file.value(`${ABOVE}_runtime.client`, "Resource")}[${core}]):`,
    indent(
      docstring([resource.description ?? `The methods of \`client.${names.attribute(resource)}\`.`], 4).join("\n"),
    ),
    "",
    indent(rawProperty(names, file, resource, isAsync)),
    "",
    methods.map((text) => indent(text)).join("\n\n"),
  ];
}

interface MethodContext {
  readonly names: PythonNames;
  readonly file: PythonFile;
  readonly resource: Resource;
  /** Constants for types that aren't classes, by annotation. */
  readonly shapes: Map<string, string>;
  readonly isAsync: boolean;
  readonly members: ReadonlySet<string>;
}

function method(context: MethodContext, operation: Operation): string {
  const { names, file, resource, isAsync, members } = context;
  const signature = signatureOf(names, file, operation);
  const { returns, core, options, before } = callOf(context, operation);
  const keywords = argumentTexts(file, { path: [], keywords: signature.keywords }, ABOVE);
  const path = argumentTexts(file, { path: signature.path, keywords: [] }, ABOVE);
  const args = [...path, ...before.map(({ argument }) => argument), ...keywords, options];
  const passed = [
    `operations.${names.constant(operation)}`,
    ...decoder(context, operation),
    signature.input(),
    ...before.map(({ name }) => name),
    "request_options",
  ];
  const isCoroutine = isAsync && resultKind(operation) !== "page";
  const call = list(`self._core.${core}(`, passed, ")", LINE_WIDTH - 15 - (isCoroutine ? 6 : 0));
  return [
    head(
      names.method(operation),
      args.map((text) => scoped(file, text, members)),
      scoped(file, returns, members),
      isCoroutine,
    ),
    ...methodDocstring(names, resource, operation, signature, isAsync).map((line) => indent(line)),
    indent(`return ${isCoroutine ? "await " : ""}${call}`),
  ].join("\n");
}

/** Which of the core's methods an operation is called by, and what comes of it. */
function callOf({ names, file, isAsync }: MethodContext, operation: Operation) {
  const { result } = operation;
  const unpack = file.type("typing_extensions", "Unpack");
  const options = (type: string) => `**request_options: ${unpack}[${file.type(`${ABOVE}_runtime.options`, type)}]`;
  if (resultKind(operation) === "binary") {
    const download = isAsync ? "AsyncDownload" : "Download";
    file.type("typing", "IO");
    file.module("os", "type");
    return {
      core: "download",
      returns: file.type(`${ABOVE}_runtime.download.${isAsync ? "async" : "sync"}_download`, download),
      options: options("DownloadOptions"),
      before: [{ name: "destination", argument: "destination: str | os.PathLike[str] | IO[bytes] | None = None" }],
    };
  }
  const type = names.resultType(file, operation, isAsync);
  if (resultKind(operation) === "page") {
    const page = file.type(
      `${ABOVE}_runtime.pagination.${isAsync ? "async" : "sync"}_page`,
      isAsync ? "AsyncPager" : "SyncPage",
    );
    return { core: "page", returns: `${page}[${type}]`, options: options("RequestOptions"), before: [] };
  }
  const core = result.kind === "empty" ? "send" : result.optional && result.kind === "data" ? "call_optional" : "call";
  return { core, returns: type, options: options("RequestOptions"), before: [] };
}

/** What makes values of the result: a class, or a constant for another type. */
function decoder({ names, file, shapes, isAsync }: MethodContext, operation: Operation): string[] {
  const { result } = operation;
  const kind = resultKind(operation);
  if (kind === "empty" || kind === "binary") return [];
  if (result.kind === "text") return ["str"];
  const schema = result.kind === "page" ? result.item : result.schema;
  const object = names.objectNames(schema);
  if (object && !schema?.nullable) {
    return [file.value(`${ABOVE}objects.${object.module}`, isAsync ? object.asyncType : object.type)];
  }
  const text = names.received.annotation(schema, names.hint(operation), "types.");
  importUsed(file, text, ABOVE, "value");
  if (isClassName(text) && isModel(names, text)) return [text];
  const known = shapes.get(text) ?? `_SHAPE_${shapes.size + 1}`;
  shapes.set(text, known);
  return [known];
}

function isModel(names: PythonNames, text: string): boolean {
  if (!text.startsWith("types.")) return /^(?:str|int|float|bool)$/.test(text);
  return names.received.isClass(text.slice("types.".length));
}

function waitMethod(context: MethodContext, operation: Operation, waiter: Waiter): string {
  const { names, file, isAsync, members } = context;
  const signature = signatureOf(names, file, operation);
  const type = names.resultType(file, operation, isAsync);
  const args = waitArguments(file, signature, type);
  const passed = [
    `operations.${names.constant(waiter)}`,
    `operations.${names.constant(operation)}`,
    ...decoder(context, operation),
    signature.input(),
    "on_progress",
    "request_options",
  ];
  const about = waiter.description ?? `Waits for ${waiter.name.words.join(" ")}.`;
  const failure = "Raises a `WaiterError` if it ends in another way, or if the deadline passes first.";
  const call = list("self._core.wait(", passed, ")", LINE_WIDTH - 20);
  return [
    head(
      names.method(waiter),
      args.map((text) => scoped(file, text, members)),
      scoped(file, type, members),
      isAsync,
    ),
    ...docstring([`${about} ${failure}`, argumentsText(names, [...signature.path, ...signature.keywords])], 8).map(
      (line) => indent(line),
    ),
    indent(`return ${isAsync ? "await " : ""}${call}`),
  ].join("\n");
}

/** The arguments of a wait. @param type what is polled */
export function waitArguments(
  file: PythonFile,
  signature: Pick<Signature, "path" | "keywords">,
  type: string,
): string[] {
  const args = argumentTexts(file, signature, ABOVE);
  file.type("collections.abc", "Callable");
  const unpack = file.type("typing_extensions", "Unpack");
  const options = file.type(`${ABOVE}_runtime.options`, "WaitOptions");
  return [
    ...args,
    ...(args.includes("*") ? [] : ["*"]),
    `on_progress: Callable[[${type}], object] | None = None`,
    `**request_options: ${unpack}[${options}]`,
  ];
}

/** The first line of a method; its arguments get a line each where one line is too short. */
export function head(name: string, args: readonly string[], returns: string, isCoroutine: boolean): string {
  const definition = `${isCoroutine ? "async " : ""}def ${name}`;
  const line = `${definition}(${["self", ...args].join(", ")}) -> ${returns}:`;
  if (line.length + 4 <= LINE_WIDTH) return line;
  return [`${definition}(`, ...["self", ...args].map((text) => indent(withComma(text))), `) -> ${returns}:`].join("\n");
}

/** A type that is too long for its line goes on with a line for each alternative, as black has it. */
function withComma(argument: string): string {
  if (argument.length + 9 <= LINE_WIDTH) return `${argument},`;
  const [declaration = "", ...value] = argument.split(/ (?==)/);
  return `${[splitUnion(declaration).join("\n| "), ...value].join(" ")},`;
}
