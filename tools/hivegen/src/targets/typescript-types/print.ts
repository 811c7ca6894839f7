import ts from "typescript";
import type { ApiModel } from "../../model/api-model.ts";
import { generatedHeader } from "../../print/code-file.ts";
import { LINE_WIDTH } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { type Declarations, nameOf, schemaMembers } from "./declarations.ts";
import { type ReferenceTo, rewrite } from "./rewrite.ts";

const { factory } = ts;
const EXPORT = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];

/** Every named schema as an interface, or as a type where it isn't a plain object. */
export function printSchemas(declarations: Declarations, model: ApiModel): OutputFile {
  const names = typeNames(model);
  const referenceTo = localReference(names);
  const members = new Map(schemaMembers(declarations).map((member) => [nameOf(member) ?? "", member]));
  const nodes = model.types.flatMap(({ key, name }) => {
    const member = members.get(key);
    return member?.type ? [declaration(name, rewrite(member, referenceTo))] : [];
  });
  return { path: "schemas.ts", content: `${generatedHeader(model.input)}\n\n${nodes.map(printNode).join("\n\n")}\n` };
}

/** Paths and operations of one view of the document; schemas are those of `schemas.ts`. */
export function printView(path: string, title: string, declarations: Declarations, model: ApiModel): OutputFile {
  const names = typeNames(model);
  const referenceTo: ReferenceTo = (key) => {
    const name = names.get(key);
    return name === undefined
      ? undefined
      : factory.createTypeReferenceNode(factory.createQualifiedName(factory.createIdentifier("schemas"), name));
  };
  const nodes = ["paths", "webhooks", "components", "operations"].flatMap((name) => {
    const found = declarations.get(name);
    if (!found) return [];
    return [name === "components" ? components(found, referenceTo) : rewrite(found, referenceTo)];
  });
  const head = [
    generatedHeader(model.input),
    "",
    `/** ${title} */`,
    "",
    'import type * as schemas from "./schemas.js";',
  ];
  return { path, content: `${head.join("\n")}\n\n${nodes.map(printNode).join("\n\n")}\n` };
}

function typeNames(model: ApiModel): ReadonlyMap<string, string> {
  return new Map(model.types.map(({ key, name }) => [key, name]));
}

function localReference(names: ReadonlyMap<string, string>): ReferenceTo {
  return (key) => {
    const name = names.get(key);
    return name === undefined ? undefined : factory.createTypeReferenceNode(name);
  };
}

function declaration(name: string, member: ts.PropertySignature): ts.Node {
  const { type } = member;
  const node =
    type && ts.isTypeLiteralNode(type)
      ? factory.createInterfaceDeclaration(EXPORT, name, undefined, undefined, type.members)
      : factory.createTypeAliasDeclaration(
          EXPORT,
          name,
          undefined,
          type ?? factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword),
        );
  return ts.setSyntheticLeadingComments(node, ts.getSyntheticLeadingComments(member));
}

/** `components.schemas` only points to the named schemas. */
function components(node: ts.Node, referenceTo: ReferenceTo): ts.Node {
  if (!ts.isInterfaceDeclaration(node)) return rewrite(node, referenceTo);
  const members = node.members.map((member) => {
    if (
      nameOf(member) !== "schemas" ||
      !ts.isPropertySignature(member) ||
      !member.type ||
      !ts.isTypeLiteralNode(member.type)
    ) {
      return rewrite(member, referenceTo);
    }
    const schemas = member.type.members.map((schema) => {
      const reference = referenceTo(nameOf(schema) ?? "");
      return ts.isPropertySignature(schema) && reference
        ? factory.createPropertySignature(schema.modifiers, schema.name, schema.questionToken, reference)
        : schema;
    });
    return factory.updatePropertySignature(
      member,
      member.modifiers,
      member.name,
      member.questionToken,
      factory.createTypeLiteralNode(schemas),
    );
  });
  return factory.updateInterfaceDeclaration(
    node,
    node.modifiers,
    node.name,
    node.typeParameters,
    node.heritageClauses,
    members,
  );
}

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
const BLANK = ts.createSourceFile("blank.ts", "", ts.ScriptTarget.ESNext);

function printNode(node: ts.Node): string {
  const text = printer.printNode(ts.EmitHint.Unspecified, node, BLANK);
  return text.split("\n").map(halveIndent).flatMap(breakUnion).join("\n");
}

/** The compiler indents by four spaces, this project by two. */
function halveIndent(line: string): string {
  const spaces = /^ */.exec(line)?.[0].length ?? 0;
  const levels = Math.floor(spaces / 4);
  return " ".repeat(levels * 2 + (spaces % 4)) + line.slice(spaces);
}

/** A union that doesn't fit on its line gets a line for each member. */
function breakUnion(line: string): string[] {
  if (line.length <= LINE_WIDTH || !/^\s*[^*/]*[:=] /.test(line)) return [line];
  const [, head = "", members = ""] =
    /^(\s*(?:[\w$"?-]+:|export type \w+ =)) ("[^"]*"(?: \| (?:"[^"]*"|null))+);$/.exec(line) ?? [];
  if (head === "") return [line];
  const space = `${/^ */.exec(line)?.[0] ?? ""}  `;
  const lines = members.split(" | ").map((member) => `${space}| ${member}`);
  return [head, ...lines.slice(0, -1), `${lines.at(-1)};`];
}
