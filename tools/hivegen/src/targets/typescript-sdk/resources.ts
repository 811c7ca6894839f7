import type { Operation, Resource, Waiter } from "../../model/api-model.ts";
import { CodeFile } from "../../print/code-file.ts";
import { call as callText, indent, jsdoc, LINE_WIDTH, quote } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { methodComment } from "./documentation.ts";
import { PrintedResources } from "./printed-resources.ts";
import { promiseType } from "./promise-type.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";
import {
  type Argument,
  argumentText,
  type OtherBody,
  optionsArgument,
  otherBodies,
  otherParameters,
  paramsInterface,
  signatureOf,
} from "./signature.ts";
import { messageDeclaration, messageType } from "./streams.ts";

/** `resources/<resource>.ts`: a class with a method per operation. */
export function resourceFiles(names: SdkNames): OutputFile[] {
  return names.model.resources.map((resource) => {
    const path = `resources/${resource.name.kebab}.ts`;
    return printed.file(path, names, resource, () => resourceFile(names, resource, path));
  });
}

const printed = new PrintedResources();

function resourceFile(names: SdkNames, resource: Resource, path: string): OutputFile {
  const file = new CodeFile(path, names.model.input);
  for (const operation of resource.operations) {
    if (otherParameters(operation).length > 0) file.add(...paramsInterface(names, file, operation));
    const messages = messageDeclaration(names, file, operation);
    if (messages.length > 0) file.add(...messages);
  }
  const methods = resource.operations.flatMap((operation) => [
    method(names, file, resource, operation),
    ...operation.waiters.map((waiter) => waitMethod(names, file, resource, operation, waiter)),
  ]);
  file.add(
    ...jsdoc([resource.description]),
    `export class ${names.resourceClass(resource)} extends ${file.value(RUNTIME, "Resource")} {`,
    indent(constructorText(file)),
    "",
    methods.map((text) => indent(text)).join("\n\n"),
    "}",
  );
  return file.finish();
}

function constructorText(file: CodeFile): string {
  const options = file.type("../options.ts", "ResourceOptions");
  const core = file.type(RUNTIME, "ClientCore");
  return [
    "/** @param source options, for a program that needs only this resource, or the core of an existing client */",
    `constructor(source?: ${options} | ${core}) {`,
    `  super(${file.value("../api.ts", "api")}, source);`,
    "}",
  ].join("\n");
}

function method(names: SdkNames, file: CodeFile, resource: Resource, operation: Operation): string {
  const descriptor = file.value(`../operations/${resource.name.kebab}.ts`, operation.id);
  const call = callOf(names, file, operation);
  const signature = signatureOf(names, file, operation, [descriptor, ...call.function, ...call.after]);
  const args = [...signature.path, ...signature.rest, ...call.before, call.options];
  const [called = "this.client.call"] = call.function;
  const passed = [
    ...call.function.map(() => "this.client"),
    descriptor,
    signature.input ?? "{}",
    ...call.before.map(({ name }) => name),
    "options",
    ...call.after,
  ];
  const comment = methodComment(names, resource, operation);
  const body = [indent(`return ${callText(called, passed, LINE_WIDTH - 12)};`), "}"];
  const name = operation.methodName.camel;
  const others = otherBodies(names, file, operation);
  if (others.length === 0) return [...comment, head(name, args, call.returns), ...body].join("\n");
  // Callers see the signatures above this one, each with its type of body.
  const implemented = args.map((argument) =>
    argument === signature.body ? { ...argument, type: "unknown" } : argument,
  );
  return [
    ...comment,
    head(name, args, call.returns, ";"),
    ...others.flatMap((other) => overload(name, args, call.returns, signature.body, other)),
    head(name, implemented, call.returns),
    ...body,
  ].join("\n");
}

/** The method with a body in other media types, of which the options name one. */
function overload(
  name: string,
  args: readonly Argument[],
  returns: string,
  body: Argument | undefined,
  { type, mediaTypes }: OtherBody,
): string[] {
  const choice = `{ readonly contentType: ${mediaTypes.map(quote).join(" | ")} }`;
  const changed = args.map((argument): Argument => {
    if (argument === body) return { ...argument, type, optional: false };
    if (argument === args.at(-1)) return { ...argument, type: `${argument.type} & ${choice}`, optional: false };
    return argument.optional ? { ...argument, type: `${argument.type} | undefined`, optional: false } : argument;
  });
  return [...jsdoc([`With a body in ${listed(mediaTypes)}.`]), head(name, changed, returns, ";")];
}

function listed(mediaTypes: readonly string[]): string {
  return mediaTypes.map((mediaType) => `\`${mediaType}\``).join(" or ");
}

/** All arguments of a method, and what it gives. */
export function methodSignature(names: SdkNames, file: CodeFile, operation: Operation) {
  const signature = signatureOf(names, file, operation, []);
  const { before, options, returns } = callOf(names, file, operation);
  return { args: [...signature.path, ...signature.rest, ...before, options], returns };
}

interface Call {
  /** The runtime's function for it, where it isn't a method of the client. */
  readonly function: readonly string[];
  readonly returns: string;
  readonly options: Argument;
  /** Arguments before the options. */
  readonly before: readonly Argument[];
  /** What follows the options in the call. */
  readonly after: readonly string[];
}

/** How an operation is called, by what it gives. */
function callOf(names: SdkNames, file: CodeFile, operation: Operation): Call {
  const { result } = operation;
  if (result.kind === "binary") {
    const destination = { name: "destination", type: file.type(RUNTIME, "DownloadDestination"), optional: true };
    return {
      function: [file.value(RUNTIME, "startDownload")],
      returns: file.type(RUNTIME, "DownloadPromise"),
      options: optionsArgument(file, "DownloadOptions"),
      before: [destination],
      after: [],
    };
  }
  if (result.kind === "stream") {
    const returns = `${file.type(RUNTIME, "StreamPromise")}<${messageType(names, file, operation)}>`;
    const options = optionsArgument(file, "StreamOptions");
    return { function: [file.value(RUNTIME, "openStream")], returns, options, before: [], after: [] };
  }
  const type = names.resultType(file, operation);
  const binder = names.binder(file, operation);
  const after = binder ? [binder] : [];
  const returns = promiseType(names, file, operation, type);
  if (result.kind === "page") {
    const options = optionsArgument(file, "ListOptions");
    return { function: [file.value(RUNTIME, "paginate")], returns, options, before: [], after };
  }
  const options = optionsArgument(file);
  return { function: [], returns, options, before: [], after };
}

function waitMethod(names: SdkNames, file: CodeFile, resource: Resource, operation: Operation, waiter: Waiter): string {
  const constant = file.value(`../operations/${resource.name.kebab}.ts`, names.waiterConstant(waiter));
  const waitFor = file.value(RUNTIME, "waitFor");
  const error = names.waiterErrors.get(waiter);
  const errorClass = error ? [file.value("../errors.ts", error.className)] : [];
  const signature = signatureOf(names, file, operation, [constant, waitFor, ...errorClass]);
  const type = names.resultType(file, operation);
  const options = { name: "options", type: `${file.type(RUNTIME, "WaitOptions")}<${type}>`, optional: true };
  const passed = [...signature.path.map(({ name }) => name), ...signature.rest.map(({ name }) => name), "request"];
  const poll = `(request) => this.${operation.methodName.camel}(${passed.join(", ")})`;
  const failure = error
    ? `Fails with a \`${error.className}\` if it ends in another way, and with a \`WaiterError\` if the deadline passes first.`
    : "Fails with a `WaiterError` if the deadline passes first.";
  return [
    ...jsdoc([`${waiter.description ?? `Waits for ${waiter.name.words.join(" ")}.`} ${failure}`]),
    head(waiter.name.camel, [...signature.path, ...signature.rest, options], `Promise<${type}>`),
    indent(`return ${callText(waitFor, ["this.client", constant, poll, "options", ...errorClass], LINE_WIDTH - 12)};`),
    "}",
  ].join("\n");
}

/** The first line of a method; its arguments get a line each where one line is too short. */
export function head(name: string, args: readonly Argument[], returns: string, end = " {"): string {
  const line = `${name}(${argumentText(args)}): ${returns}${end}`;
  if (line.length + 2 <= LINE_WIDTH) return line;
  return [`${name}(`, ...args.map((argument) => indent(`${argumentText([argument])},`)), `): ${returns}${end}`].join(
    "\n",
  );
}
