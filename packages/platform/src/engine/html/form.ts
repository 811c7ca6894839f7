import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { attributesOf, elementsOf, textOf } from "./tree.ts";

export interface FormField {
  readonly name: string;
  /** `type` of an input, or "select", "textarea", "submit". */
  readonly type: string;
  /** The value the page supplies; empty when the user is to fill it in. */
  readonly value: string;
  readonly autocomplete: string | undefined;
}

export interface FormFacts {
  readonly method: "GET" | "POST";
  readonly action: URL;
  readonly encoding: "urlencoded" | "multipart";
  readonly fields: readonly FormField[];
  readonly autocomplete: string | undefined;
  /** What each submit button says and sends. */
  readonly buttons: readonly string[];
}

export function readForm(form: Tree.Element, base: URL): FormFacts {
  const attributes = attributesOf(form);
  const elements = elementsOf(form);
  return {
    method: attributes.get("method")?.trim().toLowerCase() === "post" ? "POST" : "GET",
    action: URL.parse(attributes.get("action")?.trim() ?? "", base.href) ?? base,
    encoding: attributes.get("enctype")?.toLowerCase() === "multipart/form-data" ? "multipart" : "urlencoded",
    fields: elements.flatMap(readField),
    autocomplete: attributes.get("autocomplete"),
    buttons: elements.flatMap(buttonText),
  };
}

function readField(element: Tree.Element): FormField[] {
  const attributes = attributesOf(element);
  const name = attributes.get("name");
  const type = fieldType(element.tagName, attributes);
  if (name === undefined || name === "" || type === undefined || attributes.has("disabled")) return [];
  return [{ name, type, value: fieldValue(element, attributes), autocomplete: attributes.get("autocomplete") }];
}

function fieldType(tagName: string, attributes: ReadonlyMap<string, string>): string | undefined {
  const declared = attributes.get("type")?.toLowerCase();
  if (tagName === "input") return declared ?? "text";
  if (tagName === "button") return declared === "button" || declared === "reset" ? undefined : "submit";
  return tagName === "select" || tagName === "textarea" ? tagName : undefined;
}

function fieldValue(element: Tree.Element, attributes: ReadonlyMap<string, string>): string {
  if (element.tagName === "textarea") return textOf(element);
  if (element.tagName !== "select") return attributes.get("value") ?? "";
  const options = elementsOf(element).filter(({ tagName }) => tagName === "option");
  const values = options.map((option) => attributesOf(option).get("value") ?? textOf(option));
  return values.find((value) => value !== "") ?? "";
}

function buttonText(element: Tree.Element): string[] {
  const attributes = attributesOf(element);
  if (fieldType(element.tagName, attributes) !== "submit") return [];
  const sent = `${attributes.get("name") ?? ""} ${attributes.get("value") ?? ""}`;
  return [`${textOf(element)} ${sent}`.trim()];
}
