import { type Aliases, ignored, understood } from "./alias.ts";

/** Extensions that several tools share: what is internal isn't for users of an SDK. */
export const common: Aliases = {
  prefix: "x-internal",
  path: { "x-internal": ignored },
  operation: { "x-internal": ignored },
  root: { "x-internal": understood },
};
