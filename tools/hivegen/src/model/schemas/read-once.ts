import type { JsonObject } from "../../document/json.ts";
import { ONLY_RUN } from "../../incremental/history.ts";
import { Kept } from "../../incremental/kept.ts";
import type { Context } from "../context.ts";
import type { Schema } from "../schema.ts";

type Named = readonly [string, Schema];

/** What came of reading a component, with everything that reading it did. */
interface Reading {
  readonly result: readonly Named[];
  readonly reports: readonly Parameters<Context["report"]>[];
  readonly schemas: ReadonlyMap<JsonObject, Schema>;
}

const readings = new Kept<Reading>();

/** Reads a component, or does again what reading it did in the run before. */
export function readOnce(context: Context, raw: JsonObject, read: (own: Context) => Named[]): readonly Named[] {
  if (context.run === ONLY_RUN) return read(context);
  const { result, reports, schemas } = readings.of(context.run, raw, () => record(context, read));
  for (const report of reports) context.report(...report);
  for (const [inner, schema] of schemas) context.schemas.set(inner, schema);
  return result;
}

function record(context: Context, read: (own: Context) => Named[]): Reading {
  const reports: Parameters<Context["report"]>[] = [];
  const schemas = new Layer(context.schemas);
  const result = read({ ...context, report: (...report) => reports.push(report), schemas });
  return { result, reports, schemas };
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
