import { extension } from "./extension.ts";
import { nearest, type Operation } from "./operations.ts";
import type { Place } from "./place.ts";
import { isPointer, parsePointer } from "./pointer.ts";

/** Where the parts of a response body stand, as segments of JSON pointers. */
export interface Envelope {
  readonly success: readonly string[];
  readonly data: readonly string[];
  readonly meta: readonly string[];
  readonly error: readonly string[];
}

/** The envelope of an operation; `false`: its successful bodies have none; `undefined`: the contract does not say. */
export function envelopeOf(operation: Operation): Envelope | false | undefined {
  const declared = nearest(operation, "envelope");
  return declared?.node === false ? false : read(declared);
}

/**
 * The envelope of an operation's errors: the API's, even where successful bodies have none, unless the operation says that
 * its errors follow another standard.
 */
export function errorEnvelopeOf(operation: Operation): Envelope | undefined {
  if (hasForeignErrors(operation)) return undefined;
  return envelopeOf(operation) || read(extension(operation.root, "envelope"));
}

/** An operation that says where its error code stands follows another standard, RFC 6749 for one. */
export function hasForeignErrors(operation: Operation): boolean {
  return extension(operation.place, "errors", "code").exists;
}

function read(declared: Place | undefined): Envelope | undefined {
  const [success, data, meta, error] = ["success", "data", "meta", "error"].map((part) => {
    const pointer = declared?.child(part).node;
    return isPointer(pointer) ? parsePointer(pointer) : undefined;
  });
  return success && data && meta && error ? { success, data, meta, error } : undefined;
}
