import type { BoundMethod, BoundType, Operation, Resource } from "../../model/api-model.ts";
import { NameScope } from "../../model/names.ts";
import type { StructDeclaration } from "./declarations.ts";
import { docComment } from "./doc-comment.ts";
import type { GoFile } from "./go-file.ts";
import type { GoNames } from "./go-names.ts";
import { exported } from "./identifiers.ts";
import { returnsOf } from "./services.ts";
import { type Argument, argumentText, signatureOf } from "./signature.ts";
import type { TypePrinter } from "./type-declarations.ts";
import type { TypeRegistry } from "./type-registry.ts";

/** Calls that belong to an object: methods of its type. */
export function addBoundMethods(
  file: GoFile,
  names: GoNames,
  types: TypeRegistry,
  printer: TypePrinter,
  bound: BoundType,
): void {
  const type = names.type(bound.type, "response");
  const struct = types.declaration(type);
  if (struct?.kind !== "struct") return;
  const receiver = type.charAt(0).toLowerCase();
  file.add(
    `func (${receiver} *${type}) bind(client *core) {`,
    `\tif ${receiver} != nil {`,
    `\t\t${receiver}.client = client`,
    "\t}",
    "}",
  );
  const members = new NameScope([
    ...struct.fields.map(({ name }) => name),
    "AdditionalProperties",
    "MarshalJSON",
    "UnmarshalJSON",
  ]);
  for (const method of bound.methods) {
    const found = names.find(method.operation);
    if (!found) continue;
    const wanted = exported(method.name.words);
    const name = members.take(members.has(wanted) ? `${wanted}Call` : wanted);
    addMethod(file, { names, types, printer, type, struct, receiver }, name, method, found);
  }
}

interface Body {
  readonly names: GoNames;
  readonly types: TypeRegistry;
  readonly printer: TypePrinter;
  readonly type: string;
  readonly struct: StructDeclaration;
  readonly receiver: string;
}

function addMethod(
  file: GoFile,
  body: Body,
  name: string,
  method: BoundMethod,
  { resource, operation }: { readonly resource: Resource; readonly operation: Operation },
): void {
  const { names, types, type, receiver } = body;
  const signature = signatureOf(names, types, operation, [receiver, "fresh", "wait", "err"]);
  const supplied = new Map(
    method.arguments.map((argument) => [`${argument.in} ${argument.parameter}`, valueAt(body, argument.pointer)]),
  );
  // Values that can't be reached, or parameters of other places, are left to the caller.
  const own = new Map(
    signature.path.flatMap((argument) => {
      const value = supplied.get(`path ${argument.parameter}`);
      return value === undefined ? [] : [[argument.name, value] as const];
    }),
  );
  const asked = signature.all.filter((argument) => !own.has(argument.name));
  const passed = signature.all.map((argument) => `, ${own.get(argument.name) ?? argument.name}`).join("");
  const called = method.waiter ? names.waiter(method.waiter).method : names.method(operation);
  const last: Argument = method.waiter
    ? { name: "wait", type: "...WaitOption" }
    : { name: "options", type: "...CallOption" };
  const call = `(&${names.service(resource)}{${receiver}.client}).${called}(ctx${passed}, ${last.name}...)`;
  const context = file.standard("context", "Context");
  const head = `func (${receiver} *${type}) ${name}(ctx ${context}${argumentText([...asked, last])})`;
  if (!method.updates) {
    file.add(
      ...docComment([method.description]),
      file.type(`${head} ${returnsOf(types, operation).returns} {`),
      `\treturn ${call}`,
      "}",
    );
    return;
  }
  file.add(
    ...docComment([`${method.description ?? ""} Brings this object up to date.`.trim()]),
    file.type(`${head} error {`),
    `\tfresh, err := ${call}`,
    "\tif fresh != nil {",
    `\t\t*${receiver} = *fresh`,
    "\t}",
    "\treturn err",
    "}",
  );
}

/** A member of the object as an expression; nothing where it stands inside of something that may be absent. */
function valueAt({ types, printer, struct, receiver }: Body, pointer: readonly string[]): string | undefined {
  let current: StructDeclaration | undefined = struct;
  let expression = receiver;
  for (const [index, segment] of pointer.entries()) {
    const field = current?.fields.find(({ property }) => property === segment);
    if (!current || !field) return undefined;
    expression += `.${field.name}`;
    const type = printer.fieldType(current.name, field);
    if (index === pointer.length - 1) {
      if (type.startsWith("Nullable[")) return undefined;
      return type.startsWith("*") ? `deref(${expression})` : expression;
    }
    const inner = types.declaration(type);
    current = inner?.kind === "struct" ? inner : undefined;
  }
  return undefined;
}
