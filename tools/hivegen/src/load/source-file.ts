import { type ParseError, parse as parseTolerantly, printParseErrorCode } from "jsonc-parser";
import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Json } from "../document/json.ts";

export interface Position {
  /** Both 1-based. */
  readonly line: number;
  readonly column: number;
}

/** One file of the input, parsed. Positions are worked out only when somebody asks, since most runs never do. */
export class SourceFile {
  readonly path: string;
  readonly root: Json;
  readonly #text: string;
  #positions: { document: Node | null; lines: LineCounter } | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.#text = text;
    this.root = parseText(path, text);
  }

  /** Where the value at the pointer begins, or the closest of its ancestors that exists. */
  positionOf(segments: readonly string[]): Position {
    this.#positions ??= indexPositions(this.#text);
    const { document, lines } = this.#positions;
    let node: Node | null = document;
    let offset = node?.range?.[0] ?? 0;
    for (const segment of segments) {
      const step: Step | undefined = child(node, segment);
      if (!step) break;
      offset = step.offset;
      node = step.value;
    }
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

/** The text is neither JSON nor YAML; says where it breaks. */
export class InputSyntaxError extends Error {
  override readonly name = "InputSyntaxError";
  readonly position: Position;

  constructor(message: string, position: Position) {
    super(message);
    this.position = position;
  }
}

function parseText(path: string, text: string): Json {
  return path.endsWith(".json") ? parseJson(text) : parseYaml(text);
}

function parseJson(text: string): Json {
  const json = text.replace(/^\uFEFF/, "");
  try {
    return JSON.parse(json);
  } catch (error) {
    // The engine's own message doesn't always say where.
    const problems: ParseError[] = [];
    parseTolerantly(json, problems);
    const [problem] = problems;
    const before = json.slice(0, problem?.offset ?? 0).split("\n");
    const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    const message = problem ? sentence(printParseErrorCode(problem.error)) : String(error);
    throw new InputSyntaxError(message, position);
  }
}

/** `ValueExpected` is "Value expected". */
function sentence(code: string): string {
  const words = code.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function parseYaml(text: string): Json {
  const document = parseDocument(text, { lineCounter: new LineCounter(), uniqueKeys: true, version: "1.2" });
  const [error] = document.errors;
  if (error) {
    const [start] = error.linePos ?? [];
    const [firstLine = "syntax error"] = error.message.split("\n");
    throw new InputSyntaxError(firstLine.replace(/ at line \d+.*$/, ""), {
      line: start?.line ?? 1,
      column: start?.col ?? 1,
    });
  }
  return document.toJS({ maxAliasCount: 1000 });
}

function indexPositions(text: string): { document: Node | null; lines: LineCounter } {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines }).contents, lines };
}

interface Step {
  readonly value: Node | null;
  readonly offset: number;
}

function child(node: Node | null, segment: string): Step | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === segment);
    if (!pair || !isScalar(pair.key)) return undefined;
    return { value: (pair.value as Node | null) ?? null, offset: pair.key.range?.[0] ?? 0 };
  }
  if (isSeq(node)) {
    const item = node.items[Number(segment)] as Node | undefined;
    return item && { value: item, offset: item.range?.[0] ?? 0 };
  }
  return undefined;
}
