import type { JsonObject } from "../document/json.ts";
import { ONLY_RUN, type Unchanged } from "../incremental/history.ts";
import { Kept } from "../incremental/kept.ts";
import type { Context } from "./context.ts";
import type { Schema } from "./schema.ts";

/** What came of reading a part of the document, with everything that reading it did. */
interface Reading<T> {
  readonly result: T;
  /** What it depends on besides the document. */
  readonly signature: string;
  readonly reports: readonly Parameters<Context["report"]>[];
  readonly schemas: ReadonlyMap<JsonObject, Schema>;
}

/**
 * Reads parts of a document that is being edited, or does again what reading one did in the run before. What is read may
 * depend on the part, on what it refers to, on the root of the document, and on the signature; on nothing else.
 */
export class ReadOnce<T> {
  readonly #readings: Kept<Reading<T>>;

  constructor(unchanged: Unchanged) {
    this.#readings = new Kept(unchanged);
  }

  read(context: Context, raw: JsonObject, signature: () => string, read: (own: Context) => T): T {
    if (context.run === ONLY_RUN) return read(context);
    const now = signature();
    const record = () => recorded(context, now, read);
    const reading = this.#readings.of(context.run, raw, record, (kept) => kept.signature === now);
    for (const report of reading.reports) context.report(...report);
    for (const [inner, schema] of reading.schemas) context.schemas.set(inner, schema);
    return reading.result;
  }
}

function recorded<T>(context: Context, signature: string, read: (own: Context) => T): Reading<T> {
  const reports: Parameters<Context["report"]>[] = [];
  const schemas = new Layer(context.schemas);
  const result = read({ ...context, report: (...report) => reports.push(report), schemas });
  return { result, signature, reports, schemas };
}

/** What is read now, over what has been read before. */
class Layer extends Map<JsonObject, Schema> {
  readonly #below: ReadonlyMap<JsonObject, Schema>;

  constructor(below: ReadonlyMap<JsonObject, Schema>) {
    super();
    this.#below = below;
  }

  override get(raw: JsonObject): Schema | undefined {
    return super.get(raw) ?? this.#below.get(raw);
  }
}
