import openapiTS, { type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import type { JsonObject } from "../../document/json.ts";

/** openapi-typescript's output for a document, by the name of the top-level declaration. */
export type Declarations = ReadonlyMap<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>;

export async function typesOf(document: JsonObject): Promise<Declarations> {
  const nodes = await openapiTS(document as unknown as OpenAPI3, { silent: true, defaultNonNullable: false });
  const declarations = nodes.filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node));
  return new Map(declarations.map((node) => [node.name.text, node]));
}

/** The members of `components.schemas`. */
export function schemaMembers(declarations: Declarations): ts.PropertySignature[] {
  const components = declarations.get("components");
  if (!components || !ts.isInterfaceDeclaration(components)) return [];
  const section = components.members.find((member) => nameOf(member) === "schemas");
  if (!section || !ts.isPropertySignature(section) || !section.type || !ts.isTypeLiteralNode(section.type)) return [];
  return section.type.members.filter((member) => ts.isPropertySignature(member));
}

export function nameOf(member: ts.TypeElement): string | undefined {
  const { name } = member;
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}
