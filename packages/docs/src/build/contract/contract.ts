import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { ContractDocument, OrReference, Reference, Schema } from "./document.ts";

/** The contract, and the lookups that every part of the reference needs. */
export class Contract {
  readonly document: ContractDocument;
  /** The document as it was read. */
  readonly source: string;

  constructor(source: string) {
    this.source = source;
    this.document = JSON.parse(source) as ContractDocument;
  }

  /** What stands at the end of a reference; anything else comes back as it is. Throws where a reference leads nowhere. */
  resolve<T extends object>(value: OrReference<T>): T {
    if (!isReference(value)) return value;
    let place: unknown = this.document;
    for (const segment of value.$ref.replace(/^#\//, "").split("/")) {
      place = isRecord(place) ? place[segment.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined;
    }
    if (!isRecord(place)) {
      throw new Error(
        `The contract refers to ${value.$ref}, which does not exist. Lint it with: pnpm --filter @hivepro/spec lint`,
      );
    }
    return this.resolve(place as OrReference<T>);
  }

  /** A schema without `$ref` at its top; siblings of the reference win over what it leads to. */
  resolveSchema(schema: Schema): Schema {
    const { $ref, ...siblings } = schema;
    return $ref === undefined ? schema : { ...this.resolve<Schema>({ $ref }), ...siblings };
  }
}

/** The name of a component, `Scan` of `#/components/schemas/Scan`. */
export function componentName(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

/** Reads the bundled contract that `@hivepro/spec` builds. */
export async function readContract(): Promise<Contract> {
  const file = fileURLToPath(import.meta.resolve("@hivepro/spec/openapi.json"));
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new Error("The bundled contract is missing. Build it first: pnpm --filter @hivepro/spec build", { cause });
  });
  return new Contract(text);
}

function isReference(value: object): value is Reference {
  return "$ref" in value && typeof value.$ref === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
