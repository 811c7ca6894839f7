import type { Json } from "../document/json.ts";
import type { FindingCode } from "../findings/finding.ts";
import { type AliasProblem, expandAliases } from "./limits/aliases.ts";
import { cutDeepParts, MAX_DEPTH } from "./limits/depth.ts";
import { decode } from "./syntax/decode.ts";
import { parseJson } from "./syntax/json.ts";
import { locateInJson } from "./syntax/locate-json.ts";
import { duplicateKeys, locateInYaml } from "./syntax/locate-yaml.ts";
import { type Position, positionsAt, type Wanted, want, wanted } from "./syntax/wanted.ts";
import { parseYaml } from "./syntax/yaml.ts";

/** Something about how a file is written, rather than about what it says. */
export interface Note {
  readonly code: FindingCode;
  readonly message: string;
  readonly at: { readonly offset: number } | { readonly pointer: readonly string[] };
}

/** One file of the input, parsed. Positions are worked out only when somebody asks, since most runs never do. */
export class SourceFile {
  readonly path: string;
  readonly root: Json;
  readonly notes: readonly Note[];
  readonly #text: () => string;
  readonly #locate: (text: string, wanted: Wanted) => void;

  constructor(path: string, text: () => string, { root, notes, locate }: Read) {
    this.path = path;
    this.root = root;
    this.notes = notes;
    this.#text = text;
    this.#locate = locate;
  }

  /** Throws `InputSyntaxError` where the text is neither JSON nor YAML. */
  static parse(path: string, text: string): SourceFile {
    const { root, notes, locate } = read(path, text);
    return new SourceFile(path, () => text, { root, notes: [...notes, ...cutDeepParts(root).map(tooDeep)], locate });
  }

  /** A JSON file of which somebody knows already what it says. */
  static ofKnown(path: string, bytes: Uint8Array, root: Json): SourceFile {
    return new SourceFile(path, () => decode(bytes), { root, notes: [], locate: locateInJson });
  }

  /** Where the values at the pointers begin, or the closest of their ancestors that exist. */
  positionsOf(pointers: readonly (readonly string[])[]): Position[] {
    const root = wanted();
    const paths = pointers.map((pointer) => want(root, pointer));
    this.#locate(this.#text(), root);
    const offsets = paths.map((path) => path.findLast(({ offset }) => offset !== undefined)?.offset ?? 0);
    return this.positionsAt(offsets);
  }

  positionsAt(offsets: readonly number[]): Position[] {
    const positions = positionsAt(this.#text(), offsets);
    return offsets.map((offset) => positions.get(offset) ?? { line: 1, column: 1 });
  }
}

interface Read {
  readonly root: Json;
  readonly notes: readonly Note[];
  readonly locate: (text: string, wanted: Wanted) => void;
}

/** What the text begins with decides, since names lie. Only a file called `.json` must be JSON if it looks like it. */
function read(path: string, text: string): Read {
  if (!/^\s*[{[]/.test(text)) return readYaml(text);
  try {
    return { root: parseJson(text), notes: [], locate: locateInJson };
  } catch (error) {
    if (path.endsWith(".json")) throw error;
    return readYaml(text);
  }
}

function readYaml(text: string): Read {
  const { root, hasMoreDocuments, mayHaveDuplicateKeys, hasAliases } = parseYaml(text);
  const notes: Note[] = [];
  if (hasMoreDocuments) {
    const message =
      "The file has several YAML documents, of which only the first is read. Put each into a file of its own.";
    notes.push({ code: "INPUT_SEVERAL_DOCUMENTS", message, at: { offset: 0 } });
  }
  for (const { offset, name } of mayHaveDuplicateKeys ? duplicateKeys(text) : []) {
    const message = `"${name}" is here a second time, and the last one wins. Remove one of them.`;
    notes.push({ code: "INPUT_DUPLICATE_KEY", message, at: { offset } });
  }
  if (!hasAliases) return { root, notes, locate: locateInYaml };
  const expanded = expandAliases(root);
  return { root: expanded.root, notes: [...notes, ...expanded.problems.map(badAlias)], locate: locateInYaml };
}

function badAlias({ pointer, problem }: AliasProblem): Note {
  const message =
    problem === "cycle"
      ? "The alias stands inside what it names, so it is left out. Use a $ref for what refers to itself."
      : "Aliases repeat so much that the document would become too large, so this one is left out. Use a $ref instead.";
  return { code: "INPUT_ALIAS", message, at: { pointer } };
}

function tooDeep(pointer: readonly string[]): Note {
  const message = `It is nested deeper than ${MAX_DEPTH} levels, so what is inside is left out. Name inner parts and refer to them.`;
  return { code: "INPUT_TOO_DEEP", message, at: { pointer } };
}
