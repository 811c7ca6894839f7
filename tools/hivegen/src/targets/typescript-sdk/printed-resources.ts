import { ONLY_RUN } from "../../incremental/history.ts";
import type { Resource } from "../../model/api-model.ts";
import type { OutputFile } from "../target.ts";
import type { SdkNames } from "./sdk-names.ts";

interface Printed {
  readonly operations: readonly object[];
  readonly signature: string;
  readonly file: OutputFile;
}

/** Files that show a resource and its operations; of a document that is being edited, printed again only when one of these changed. */
export class PrintedResources {
  /** By the first operation. */
  readonly #printed = new WeakMap<object, Printed>();

  /** @param path of the file: others than this are printed with other imports */
  file(path: string, names: SdkNames, resource: Resource, print: () => OutputFile): OutputFile {
    const operations = resource.operations.map(({ identity }) => identity);
    const [first] = operations;
    if (!first || names.model.document.run === ONLY_RUN) return print();
    const signature = JSON.stringify([path, names.signature, resource.name, resource.description]);
    const known = this.#printed.get(first);
    if (known?.signature === signature && sameObjects(known.operations, operations)) return known.file;
    const file = print();
    this.#printed.set(first, { operations, signature, file });
    return file;
  }
}

function sameObjects(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
