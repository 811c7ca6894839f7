import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { LanguageServer } from "./language-server.ts";

interface Shown {
  /** The signature or type, as the editor prints it. */
  readonly type: string;
  readonly documentation: string;
}

interface Location {
  readonly line: number;
  readonly offset: number;
}

/**
 * A program that is open in an editor. Places are told by a text that stands once in the program: a name is looked up at the
 * end of it, and the cursor stands behind it.
 */
export class Editor implements AsyncDisposable {
  readonly #server: LanguageServer;
  readonly #project: string;
  readonly #file: string;
  readonly #code: string;

  private constructor(project: string, file: string, code: string) {
    this.#server = new LanguageServer(project);
    this.#project = project;
    this.#file = file;
    this.#code = code;
    this.#server.notify("open", { file, fileContent: code });
  }

  static async open(project: string, code: string): Promise<Editor> {
    const folder = join(project, "editor");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: OPTIONS }));
    await writeFile(join(folder, "program.ts"), code);
    return new Editor(project, join(folder, "program.ts"), code);
  }

  async hover(at: string): Promise<Shown> {
    const body = await this.#ask<{ displayString: string; documentation: string }>("quickinfo", this.#nameAt(at));
    return { type: body.displayString, documentation: body.documentation };
  }

  /** Names that are proposed for the cursor. */
  async complete(at: string): Promise<string[]> {
    const { entries } = await this.#ask<{ entries: { name: string }[] }>("completionInfo", this.#behind(at));
    return entries.map(({ name }) => name);
  }

  /** What is shown beside a proposed name. */
  async details(at: string, name: string): Promise<Shown> {
    type Parts = readonly { text: string }[];
    const place = { ...this.#behind(at), entryNames: [name] };
    const [found] = await this.#ask<{ displayParts: Parts; documentation: Parts }[]>("completionEntryDetails", place);
    const textOf = (parts: Parts = []) => parts.map(({ text }) => text).join("");
    return { type: textOf(found?.displayParts), documentation: textOf(found?.documentation) };
  }

  /** Where "go to definition" leads: the file, and the text around the place. */
  async definition(at: string): Promise<{ readonly file: string; readonly before: string; readonly text: string }> {
    type Definitions = readonly { file: string; start: Location; contextStart?: Location }[];
    const [found] = await this.#ask<Definitions>("definition", this.#nameAt(at));
    if (!found) throw new Error(`The editor knows no definition for what ends "${at}".`);
    const lines = (await readFile(found.file, "utf8")).split("\n");
    const { line } = found.start;
    return {
      file: relative(this.#project, found.file),
      before: lines.slice(0, line - 1).join("\n"),
      text: lines.slice(line - 1).join("\n"),
    };
  }

  /** What is marked red. */
  async problems(): Promise<string[]> {
    const found = await this.#ask<{ text: string }[]>("semanticDiagnosticsSync", { file: this.#file });
    return found.map(({ text }) => text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }

  /** The shape of answers is that of TypeScript's protocol. */
  async #ask<Body>(command: string, place: object): Promise<Body> {
    return (await this.#server.request(command, { file: this.#file, ...place })) as Body;
  }

  #behind(at: string): Location {
    const [before = "", ...others] = this.#code.split(at);
    if (others.length !== 1) throw new Error(`"${at}" stands ${others.length} times in the program, not once.`);
    const lines = (before + at).split("\n");
    return { line: lines.length, offset: (lines.at(-1) ?? "").length + 1 };
  }

  #nameAt(at: string): Location {
    const { line, offset } = this.#behind(at);
    return { line, offset: offset - 1 };
  }
}

const OPTIONS = {
  target: "es2022",
  module: "nodenext",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  strict: true,
};
