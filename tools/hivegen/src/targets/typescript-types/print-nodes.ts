import ts from "typescript";
import { indent, propertyKey, quote } from "../../print/text.ts";
import { afterColon } from "../../print/typescript-type.ts";
import type { Slots } from "./slots.ts";

/** The members that openapi-typescript made for a part of the document, as text, with the slots filled in. */
export function printMembers(members: readonly ts.TypeElement[], slots: Slots): string {
  return members.map((member) => printMember(member, slots)).join("\n");
}

function printMember(member: ts.TypeElement, slots: Slots): string {
  if (ts.isIndexSignatureDeclaration(member)) return "[name: string]: unknown;";
  if (!ts.isPropertySignature(member)) return "";
  const name = slots.original(nameOf(member) ?? "");
  const type = member.type ? printType(member.type, slots) : "unknown";
  const line = `${isStatus(name) ? name : propertyKey(name)}${member.questionToken ? "?" : ""}:${afterColon(type)};`;
  const comment = ts.getSyntheticLeadingComments(member)?.map(({ text }) => slots.textIn(text)) ?? [];
  return [...comment.filter((text) => text !== undefined), line].join("\n");
}

function printType(node: ts.TypeNode, slots: Slots): string {
  if (ts.isTypeLiteralNode(node)) return `{\n${indent(printMembers(node.members, slots))}\n}`;
  if (ts.isIndexedAccessTypeNode(node)) return printAccess(node, slots);
  return ts.tokenToString(node.kind) ?? "unknown";
}

/** `slot["12"]` is what was put there; `operations["$3"]` an operation. */
function printAccess({ indexType }: ts.IndexedAccessTypeNode, slots: Slots): string {
  const index = ts.isLiteralTypeNode(indexType) && ts.isStringLiteral(indexType.literal) ? indexType.literal.text : "";
  return index.startsWith("$") ? `operations[${quote(slots.original(index))}]` : (slots.textIn(index) ?? "unknown");
}

function nameOf(member: ts.TypeElement): string | undefined {
  const { name } = member;
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

/** The members of a member that is an object. */
export function membersOf(members: readonly ts.TypeElement[], name: string): readonly ts.TypeElement[] {
  const found = members.find((member) => nameOf(member) === name);
  const type = found && ts.isPropertySignature(found) ? found.type : undefined;
  return type && ts.isTypeLiteralNode(type) ? type.members : [];
}

function isStatus(name: string): boolean {
  return /^[1-9]\d{2}$/.test(name);
}
