/**
 * The type of an event that the SDK doesn't know yet. At run time it is any string. TypeScript has no way to say "any other
 * string", so a pattern stands for it that no known type fits: this way `switch (event.type)` tells payloads apart, and what
 * is left at its end is an event that isn't known.
 */
export type UnknownEventType = `${string} (newer than this SDK)`;
