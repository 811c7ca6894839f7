import { formatPointer } from "../../document/pointer.ts";
import { load } from "../../load/load.ts";
import type { ApiModel, Envelope, Operation, Resource } from "../../model/api-model.ts";
import { buildModel } from "../../model/build-model.ts";
import type { Schema } from "../../model/schema.ts";
import { typeText } from "../../print/typescript-type.ts";
import type { Arguments } from "../arguments.ts";
import { decisionList, decisionText, TOPICS } from "../decision-report.ts";
import { describeAccess, describeApi } from "../describe-api.ts";
import { describedApi } from "../described-api.ts";
import { EXIT } from "../exit-codes.ts";
import { printJson } from "../print-json.ts";
import { isFailure, reportFindings } from "../report-findings.ts";

/** Shows what was decided about each operation, before any target prints it; or all about one topic. */
export async function inspect(options: Arguments): Promise<number> {
  const topic = TOPICS.find((name) => name === options.positionals[0]);
  const positionals = topic ? options.positionals.slice(1) : options.positionals;
  const { inputs, overlays, declarations } = await describedApi({ ...options, positionals });
  const loaded = load(inputs, { overlays });
  const model = buildModel(loaded, declarations);
  if (topic) {
    if (options.json) printJson({ [topic]: decisionList(model, topic), findings: loaded.findings });
    else process.stdout.write(`${decisionText(model, topic)}\n`);
  } else if (options.json) {
    const { document: _, ...decisions } = model;
    printJson({ ...decisions, findings: loaded.findings });
  } else {
    process.stdout.write(describeApi(model));
    for (const resource of model.resources) process.stdout.write(`${describeResource(model, resource)}\n`);
  }
  if (!options.json) reportFindings(loaded.findings);
  return isFailure(loaded.findings, options.strict) ? EXIT.inputErrors : EXIT.done;
}

function describeResource(model: ApiModel, resource: Resource): string {
  const lines = resource.operations.map((operation) => `  ${describeOperation(model, operation)}`);
  const bound = model.boundTypes
    .filter(({ methods }) => methods.some((method) => resource.operations.some(({ id }) => id === method.operation)))
    .map(({ type, methods }) => `  ${type} objects: ${methods.map(({ name }) => name.camel).join(", ")}`);
  return [resource.name.camel, ...lines, ...bound].join("\n");
}

function describeOperation(model: ApiModel, operation: Operation): string {
  const { result } = operation;
  const schema = result.kind === "page" ? result.item : result.schema;
  const type = schema ? shortText(schema) : messagesText(result);
  const facts = [
    result.kind === "page" ? "paginated" : undefined,
    operation.envelope && unwrappingText(operation.envelope),
    operation.idempotencyKey ? `idempotency key in ${operation.idempotencyKey}` : undefined,
    describeAccess(model, operation),
    ...operation.waiters.map(({ name }) => `wait ${name.camel}`),
  ].filter((fact) => fact !== undefined);
  return `${operation.methodName.camel}: ${operation.method} ${operation.path} → ${type}${facts.length > 0 ? ` (${facts.join("; ")})` : ""}`;
}

function shortText(schema: Schema): string {
  return typeText(schema, (name) => name).replaceAll(/\s+/g, " ");
}

/** `stream of events: found (Vulnerability), done (string)` */
function messagesText({ kind, messages }: Operation["result"]): string {
  if (!messages) return kind;
  const kinds = messages.kinds.map(({ name, schema }) =>
    name === undefined ? shortText(schema) : `${name} (${shortText(schema)})`,
  );
  return `stream of ${messages.format}: ${kinds.join(", ")}`;
}

function unwrappingText({ data }: Envelope): string {
  return data.length === 0 ? "without its flag" : `unwrapped from ${formatPointer(data)}`;
}
