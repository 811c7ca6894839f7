import type { Operation, Parameter, Resource, Waiter } from "../../model/api-model.ts";
import type { OutputFile } from "../target.ts";
import { envelopeData, errorShape, paginationData, retryData, serverData } from "./api.ts";
import { PythonFile } from "./python-file.ts";
import type { PythonNames } from "./python-names.ts";
import { Code, Construct, LINE_WIDTH, literal } from "./python-text.ts";
import { resultKind } from "./result-kind.ts";

const OPERATION = ".._runtime.operation";

/** `_operations/<resource>.py`: what the runtime must know of each operation, as data. */
export function operationFiles(names: PythonNames): OutputFile[] {
  const { model } = names;
  const init = new PythonFile("_operations/__init__.py", model.input, "What the runtime must know of each operation.");
  return [
    { path: "_operations/__init__.py", content: `${init.finish().content.split("\n").slice(0, 2).join("\n")}\n` },
    ...model.resources.map((resource) => operationFile(names, resource)),
  ];
}

function operationFile(names: PythonNames, resource: Resource): OutputFile {
  const attribute = names.attribute(resource);
  const about = `What the runtime must know of the operations of ${attribute}.`;
  const file = new PythonFile(`_operations/${attribute}.py`, names.model.input, about);
  const pieces = resource.operations.flatMap((operation) => [
    operationText(names, file, operation),
    ...operation.waiters.map((waiter) => waiterText(names, file, waiter)),
  ]);
  file.add(pieces.join("\n\n"));
  return file.finish();
}

function operationText(names: PythonNames, file: PythonFile, operation: Operation): string {
  const name = names.constant(operation);
  const text = literal(descriptor(names, file, operation), LINE_WIDTH, name.length + 3);
  return `${name} = ${text}\n"""\`${operation.method} ${operation.path.replaceAll("\\", "\\\\")}\`"""`;
}

/** Only what differs from the API's defaults is written down. */
function descriptor({ model }: PythonNames, file: PythonFile, operation: Operation): Construct {
  const { result } = operation;
  const kind = resultKind(operation);
  const response = kind === "page" || kind === "data" ? "json" : kind;
  const accept = result.mediaTypes.join(", ");
  const sameEnvelope = JSON.stringify(operation.envelope) === JSON.stringify(model.envelope);
  const isUsual = sameEnvelope || (response !== "json" && !operation.envelope);
  const sameAuth = JSON.stringify(operation.credentials) === JSON.stringify(model.auth.credentials);
  return new Construct(file.value(OPERATION, "Operation"), {
    id: operation.id,
    method: operation.method,
    path: operation.path,
    response,
    body: operation.body?.contents[0]?.sentAs,
    encodings: encodings(file, operation),
    accept: accept === "application/json" || accept === "" ? undefined : accept,
    envelope: isUsual ? undefined : (envelopeData(file, "..", operation.envelope) ?? false),
    optional_data: result.optional || undefined,
    errors: operation.errors && errorShape(file, "..", operation.errors),
    styles: styles(file, operation),
    idempotency_key: operation.idempotencyKey,
    idempotent: operation.idempotent || undefined,
    retry: retryData(file, "..", operation.retry),
    pagination: paginationData(file, "..", operation.pagination),
    auth: sameAuth ? undefined : operation.credentials,
    servers: operation.servers.length > 0 ? serverData(file, "..", operation.servers) : undefined,
  });
}

/** How properties of forms are written, by media type, where that is declared. */
function encodings(file: PythonFile, { body }: Operation) {
  const declared = (body?.contents ?? []).filter(({ encoding }) => Object.keys(encoding).length > 0);
  if (declared.length === 0) return undefined;
  const name = file.value(OPERATION, "PartEncoding");
  return Object.fromEntries(
    declared.map(({ sentAs, encoding }) => [
      sentAs,
      Object.fromEntries(
        Object.entries(encoding).map(([property, { contentType, style, explode }]) => [
          property,
          new Construct(name, { content_type: contentType, style, explode }),
        ]),
      ),
    ]),
  );
}

const DEFAULTS = { path: "simple", query: "form", header: "simple", cookie: "form" } as const;
const PLACES = ["path", "query", "header", "cookie"] as const;

/** How parameters are written, by place and name, where that isn't the default of their place. */
function styles(file: PythonFile, { parameters }: Operation) {
  const byPlace = PLACES.map((place) => {
    const unusual = parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter) => [parameter.name, unusualStyle(file, parameter)] as const)
      .filter(([, style]) => style !== undefined);
    return [place, unusual.length > 0 ? Object.fromEntries(unusual) : undefined] as const;
  });
  return byPlace.some(([, unusual]) => unusual) ? Object.fromEntries(byPlace) : undefined;
}

function unusualStyle(file: PythonFile, parameter: Parameter): Construct | undefined {
  const { style, explode, allowReserved, mediaType, in: place } = parameter;
  const isUsual = style === DEFAULTS[place] && explode === (style === "form") && !allowReserved;
  if (mediaType === undefined && isUsual) return undefined;
  const members =
    mediaType === undefined
      ? { style, explode, allow_reserved: allowReserved || undefined }
      : { content_type: mediaType, allow_reserved: allowReserved || undefined };
  return new Construct(file.value(OPERATION, "ParameterStyle"), members);
}

function waiterText(names: PythonNames, file: PythonFile, waiter: Waiter): string {
  const match = file.value(OPERATION, "StateMatch");
  const error = names.waiterErrors.get(waiter);
  const states = (matches: Waiter["success"]) =>
    matches.map(({ pointer, in: values }) => new Code(`${match}(${literal(pointer)}, ${literal(values)})`));
  const data = new Construct(file.value(OPERATION, "Waiter"), {
    name: waiter.name.snake,
    success: states(waiter.success),
    failure: states(waiter.failure),
    min_delay: waiter.minDelay,
    max_delay: waiter.maxDelay,
    deadline: waiter.deadline,
    error: error && new Code(file.value("..waiter_errors", error.className)),
  });
  const name = names.constant(waiter);
  return `${name} = ${literal(data, LINE_WIDTH, name.length + 3)}`;
}
