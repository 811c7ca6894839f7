import { isObject, type Json, type JsonObject, stringOf } from "../document/json.ts";
import { parsePointer } from "../document/pointer.ts";
import type { Envelope } from "./api-model.ts";
import { type Context, findAt } from "./context.ts";

/** The envelope that `x-hivegen.envelope` declares; `false` and absence mean none. */
export function declaredEnvelope(extension: JsonObject): Envelope | undefined {
  const declared = extension.envelope;
  if (!isObject(declared)) return undefined;
  const data = stringOf(declared.data);
  if (data === undefined) return undefined;
  const success = stringOf(declared.success);
  const meta = stringOf(declared.meta);
  return {
    data: parsePointer(data),
    success: success === undefined ? undefined : parsePointer(success),
    meta: meta === undefined ? undefined : parsePointer(meta),
  };
}

/** What an envelope of a response holds. */
export interface Unwrapped {
  readonly data: Json;
  /** A response without data is still a success. */
  readonly required: boolean;
  readonly meta: Json | undefined;
}

/** The parts of a wrapped body, or nothing where the body is not wrapped. */
export function unwrap(context: Context, schema: Json | undefined, envelope: Envelope): Unwrapped | undefined {
  const data = findAt(context, schema, envelope.data);
  if (!data) return undefined;
  if (envelope.success && !findAt(context, schema, envelope.success)) return undefined;
  return {
    data: data.schema,
    required: data.required,
    meta: envelope.meta && findAt(context, schema, envelope.meta)?.schema,
  };
}
