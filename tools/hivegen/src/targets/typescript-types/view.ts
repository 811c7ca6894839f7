import { isObject, type JsonObject, objectOf } from "../../document/json.ts";
import { Kept } from "../../incremental/kept.ts";
import type { ApiModel } from "../../model/api-model.ts";
import { generatedHeader } from "../../print/code-file.ts";
import { TypeNames } from "../../print/named-types.ts";
import { indent, propertyKey } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { membersOf, printMembers } from "./print-nodes.ts";
import {
  CALL,
  type ComponentSection,
  componentSections,
  type Directions,
  type DocumentView,
  ownedIds,
  Skeleton,
  WEBHOOK,
} from "./skeleton.ts";
import { Slots } from "./slots.ts";
import { declarationsOf } from "./transform.ts";

interface PrintedPath {
  readonly raw: JsonObject;
  /** What it depends on besides itself: its name, those of the types, and which ids of operations it owns. */
  readonly signature: string;
  readonly item: string;
  readonly operations: string;
}

/** Prints the views of a document. What two views share is printed once. */
export class ViewPrinter {
  readonly #model: ApiModel;
  readonly #names: TypeNames;
  readonly #operationIds = new Map<string, string>();
  readonly #paths = new Map<string, PrintedPath>();

  constructor(model: ApiModel) {
    this.#model = model;
    this.#names = new TypeNames(model.types);
  }

  /** Paths and operations of one view of the document; schemas are those of `schemas.ts`. */
  file(path: string, title: string, document: JsonObject): OutputFile {
    const { schemaOf } = this.#model.document;
    const view = { document, schemaOf, names: this.#names, operationIds: this.#operationIds };
    const paths = this.#items(view, "paths", CALL);
    const webhooks = this.#items(view, "webhooks", WEBHOOK);
    const operations = [...paths.operations, ...webhooks.operations];
    const declarations = [
      declaration("paths", paths.members),
      declaration("webhooks", webhooks.members),
      `export interface components {\n${indent(this.#components(view).join("\n"))}\n}`,
      declaration("operations", operations),
    ];
    const head = [generatedHeader(this.#model.input), "", `/** ${title} */`];
    if (declarations.some((text) => text.includes("schemas."))) {
      head.push("", 'import type * as schemas from "./schemas.js";');
    }
    return { path, content: `${[head.join("\n"), ...declarations].join("\n\n")}\n` };
  }

  #items(view: DocumentView, section: "paths" | "webhooks", directions: Directions) {
    const members: string[] = [];
    const operations: string[] = [];
    for (const [name, raw] of Object.entries(objectOf(view.document[section]))) {
      if (!isObject(raw) || name.startsWith("x-")) continue;
      const known = this.#paths.get(`${section} ${name}`);
      const printed = known?.raw === raw ? known : this.#print(view, raw, section, name, directions);
      this.#paths.set(`${section} ${name}`, printed);
      members.push(printed.item);
      if (printed.operations !== "") operations.push(printed.operations);
    }
    return { members, operations };
  }

  #print(view: DocumentView, raw: JsonObject, section: string, name: string, directions: Directions): PrintedPath {
    const signature = `${section} ${name} ${ownedIds(view, raw, [section, name])} ${this.#names.signature}`;
    const print = () => printPath(view, raw, section, name, directions, signature);
    return printedPaths.of(this.#model.document.run, raw, print, (kept) => kept.signature === signature);
  }

  #components(view: DocumentView): string[] {
    const components = objectOf(view.document.components);
    const schemas = Object.keys(objectOf(components.schemas)).map(
      (key) => `${propertyKey(key)}: schemas.${this.#names.name(key, "response")};`,
    );
    const sections = componentSections.map((section) => {
      const entries = Object.entries(objectOf(components[section])).filter(([, raw]) => isObject(raw));
      return member(
        section,
        entries.map(([key, raw]) => printComponent(view, section, key, objectOf(raw))),
      );
    });
    return [member("schemas", schemas), ...sections, member("pathItems", [])];
  }
}

const printedPaths = new Kept<PrintedPath>("but for words");

function printPath(
  view: DocumentView,
  raw: JsonObject,
  section: string,
  name: string,
  directions: Directions,
  signature: string,
): PrintedPath {
  const slots = new Slots();
  const item = new Skeleton(slots, view).pathItem(raw, [section, name], directions);
  const declarations = declarationsOf({ paths: { [slots.name(name)]: item } }, slots);
  return {
    raw,
    signature,
    item: printMembers(declarations.get("paths") ?? [], slots),
    operations: printMembers(declarations.get("operations") ?? [], slots),
  };
}

function printComponent(view: DocumentView, section: ComponentSection, key: string, raw: JsonObject): string {
  const slots = new Slots();
  const component = new Skeleton(slots, view).component(section, raw, ["components", section, key]);
  const declarations = declarationsOf({ components: { [section]: { [slots.name(key)]: component } } }, slots);
  return printMembers(membersOf(declarations.get("components") ?? [], section), slots);
}

function declaration(name: string, members: readonly string[]): string {
  if (members.length === 0) return `export type ${name} = { [key: string]: never };`;
  return `export interface ${name} {\n${indent(members.join("\n"))}\n}`;
}

function member(name: string, members: readonly string[]): string {
  return members.length === 0 ? `${name}: never;` : `${name}: {\n${indent(members.join("\n"))}\n};`;
}
