import type { Operation, Resource, Waiter } from "../../model/api-model.ts";
import { docComment } from "./doc-comment.ts";
import type { GoFile } from "./go-file.ts";
import type { GoNames } from "./go-names.ts";
import { quote } from "./go-text.ts";
import { argumentText, otherParameters, resultType, type Signature, signatureOf } from "./signature.ts";
import { sentValue } from "./type-declarations.ts";
import type { TypeRegistry } from "./type-registry.ts";

/** A service with a method per operation of a resource. */
export function addService(file: GoFile, names: GoNames, types: TypeRegistry, resource: Resource): void {
  const service = names.service(resource);
  file.add(
    ...(resource.description === undefined
      ? [`// ${service} has the calls of ${names.field(resource)}.`]
      : docComment([resource.description])),
    `type ${service} struct{ core *core }`,
  );
  for (const operation of resource.operations) {
    addMethod(file, names, types, service, operation);
    for (const waiter of operation.waiters) addWait(file, names, types, service, operation, waiter);
    addParameterValues(file, names, types, operation);
  }
}

/** How an operation is called, by what it gives. */
export function returnsOf(
  types: TypeRegistry,
  operation: Operation,
): { readonly returns: string; readonly call: string } {
  switch (operation.result.kind) {
    case "empty":
      return { returns: "error", call: "callNothing" };
    case "text":
      return { returns: "(string, error)", call: "callText" };
    case "binary":
    case "stream":
      return { returns: "(*Download, error)", call: "startDownload" };
    case "page": {
      const item = resultType(types, operation);
      return { returns: `*Pager[${item}]`, call: `paginate[${item}]` };
    }
    case "data": {
      const type = resultType(types, operation);
      return { returns: `(${type}, error)`, call: `call[${type}]` };
    }
  }
}

function addMethod(file: GoFile, names: GoNames, types: TypeRegistry, service: string, operation: Operation): void {
  const method = names.method(operation);
  const signature = signatureOf(names, types, operation, ["s"]);
  const { returns, call } = returnsOf(types, operation);
  const context = file.standard("context", "Context");
  file.add(
    ...methodComment(method, operation),
    file.type(
      `func (s *${service}) ${method}(ctx ${context}${argumentText(signature.all)}, options ...CallOption) ${returns} {`,
    ),
    `\treturn ${call}(ctx, s.core, &${names.operation(operation)}, ${inputText(file, operation, signature)}, options)`,
    "}",
  );
}

function methodComment(method: string, operation: Operation): string[] {
  const { summary, description } = operation;
  const lines = docComment([
    summary && (/[.!?]$/.test(summary) ? summary : `${summary}.`),
    description === summary ? undefined : description,
    otherTypes(operation),
    codesText(operation),
    operation.deprecated ? "Deprecated: the API may drop it." : undefined,
  ]);
  return lines.length > 0 ? lines : [`// ${method} calls ${operation.method} ${operation.path}.`];
}

/** Codes that tell something about this operation; those that any call can meet are left out. */
function codesText({ errorCodes }: Operation): string | undefined {
  const common = new Set(["401", "413", "415", "429", "500"]);
  const codes = Object.entries(errorCodes).flatMap(([status, list]) => (common.has(status) ? [] : list));
  return codes.length > 0 ? `Error codes: ${codes.join(", ")}.` : undefined;
}

/** Media types that the body can be sent in, too. */
function otherTypes({ body }: Operation): string | undefined {
  const others = (body?.contents ?? []).slice(1).map(({ sentAs }) => sentAs);
  return others.length > 0 ? `Also takes ${others.join(", ")}, with the option WithBody.` : undefined;
}

/** The input of a call, as a literal. */
function inputText(file: GoFile, operation: Operation, { path, body, params }: Signature): string {
  const members: string[] = [];
  if (path.length > 0) {
    const items = path.map(({ parameter, name }) => `{Name: ${quote(parameter)}, Value: ${name}}`);
    members.push(`path: []${file.internal("wire", "Named")}{${items.join(", ")}}`);
  }
  for (const place of ["query", "header", "cookie"] as const) {
    if (operation.parameters.some((parameter) => parameter.in === place))
      members.push(`${place}: ${params?.name}.${place}()`);
  }
  if (body) members.push(`body: ${body.passed}`);
  return `&input{${members.join(", ")}}`;
}

function addWait(
  file: GoFile,
  names: GoNames,
  types: TypeRegistry,
  service: string,
  operation: Operation,
  waiter: Waiter,
): void {
  const { variable, method } = names.waiter(waiter);
  const signature = signatureOf(names, types, operation, ["s"]);
  const type = resultType(types, operation);
  const passed = signature.all.map(({ name }) => `, ${name}`).join("");
  const context = file.standard("context", "Context");
  file.add(
    ...docComment([
      `${waiter.description ?? `Waits for ${waiter.name.words.join(" ")}.`} Fails with a WaiterError if it ends in another way, or if the deadline passes first.`,
    ]),
    file.type(
      `func (s *${service}) ${method}(ctx ${context}${argumentText(signature.all)}, wait ...WaitOption) (${type}, error) {`,
    ),
    `\treturn waitFor(ctx, s.core, &${variable}, wait, func(ctx ${context}, options ...CallOption) (${type}, error) {`,
    `\t\treturn s.${names.method(operation)}(ctx${passed}, options...)`,
    "\t})",
    "}",
  );
}

/** The parameters of an operation as the runtime takes them, by their place. */
function addParameterValues(file: GoFile, names: GoNames, types: TypeRegistry, operation: Operation): void {
  const parameters = otherParameters(operation);
  const name = names.params(operation);
  const declared = types.declaration(name);
  if (declared?.kind !== "struct") return;
  const named = file.internal("wire", "Named");
  for (const place of ["query", "header", "cookie"] as const) {
    const fields = declared.fields.filter((_, index) => parameters[index]?.in === place);
    if (fields.length === 0) continue;
    const items = fields.map((field) => {
      const parameter = parameters[declared.fields.indexOf(field)];
      return `\t\t{Name: ${quote(parameter?.name ?? "")}, Value: ${sentValue("p", field)}},`;
    });
    file.add(
      `func (p *${name}) ${place}() []${named} {`,
      "\tif p == nil {",
      "\t\treturn nil",
      "\t}",
      `\treturn []${named}{`,
      ...items,
      "\t}",
      "}",
    );
  }
}
