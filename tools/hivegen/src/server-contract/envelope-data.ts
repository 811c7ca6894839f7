import type { Envelope } from "../model/api-model.ts";

/** An envelope as the runtime's `Envelope` has it, without what an API doesn't have. */
export function envelopeData({ data, success, successValues, flagOptional, meta, metaParts, error }: Envelope) {
  return {
    data,
    ...(success && { success }),
    ...(successValues && { successValues }),
    ...(flagOptional && { flagOptional }),
    ...(meta && { meta }),
    ...(metaParts && { metaParts }),
    ...(error && { error }),
  };
}

/** How one operation is wrapped: as most are, in its own way, or not at all. */
export function operationEnvelope(own: Envelope | undefined, common: Envelope | undefined) {
  if (!own) return false;
  return JSON.stringify(own) === JSON.stringify(common) ? true : envelopeData(own);
}
