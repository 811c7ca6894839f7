import {
  CORE_SCHEMA,
  constructFromEvents,
  defineMappingTag,
  defineScalarTag,
  EVENT_ID,
  type Event,
  floatCoreTag,
  mapTag,
  mergeTag,
  NOT_RESOLVED,
  parseEvents,
  seqTag,
  YAMLException,
} from "js-yaml";
import type { Json, JsonObject } from "../../document/json.ts";
import { InputSyntaxError } from "./syntax-error.ts";

/** Deeper nesting than this is refused by the parser, which would run out of stack. */
export const MAX_YAML_DEPTH = 1000;
/** `<<` copies members; a few lines of it can ask for billions. */
const MAX_MERGED_KEYS = 1_000_000;

export interface ParsedYaml {
  readonly root: Json;
  /** The file has more than one document; `root` is the first. */
  readonly hasMoreDocuments: boolean;
  /** A mapping may have a key twice. */
  readonly mayHaveDuplicateKeys: boolean;
  /** Parts of the tree may be one object that stands in several places. */
  readonly hasAliases: boolean;
}

export function parseYaml(text: string): ParsedYaml {
  try {
    const events = eventsOf(text);
    const { schema, duplicates } = lenientSchema();
    const options = { source: text, schema, json: true, maxTotalMergeKeys: MAX_MERGED_KEYS };
    const [root = null, ...others] = constructFromEvents(events, options);
    return {
      root: root as Json,
      hasMoreDocuments: others.length > 0,
      mayHaveDuplicateKeys: duplicates.found,
      hasAliases: text.includes("*") && events.some(({ type }) => type === EVENT_ID.ALIAS),
    };
  } catch (error) {
    if (error instanceof YAMLException) throw new InputSyntaxError(capitalised(error.reason), error.mark?.position);
    if (error instanceof RangeError) throw new InputSyntaxError("It is nested too deeply", undefined);
    throw error;
  }
}

export function eventsOf(text: string): Event[] {
  return parseEvents(text, { maxDepth: MAX_YAML_DEPTH });
}

/** A number that JSON can't say is the text that stands there. */
const finiteFloat = defineScalarTag<number>(floatCoreTag.tagName, {
  ...floatCoreTag,
  resolve: (source, isExplicit, tagName) => {
    const value = floatCoreTag.resolve(source, isExplicit, tagName);
    return typeof value === "number" && Number.isFinite(value) ? value : NOT_RESOLVED;
  },
});

/** What a tag of somebody's own means is unknown here, so its value is taken as it is written. */
const ownTags = ["!", "tag:"].flatMap((prefix) => [
  defineScalarTag<string>(prefix, { matchByTagPrefix: true, resolve: (source) => source, identify: () => false }),
  { ...seqTag, tagName: prefix, matchByTagPrefix: true, identify: () => false },
  { ...mapTag, tagName: prefix, matchByTagPrefix: true, identify: () => false },
]);

/** YAML's core schema with `<<`, in which the last of several equal keys wins and is noticed. */
function lenientSchema() {
  const duplicates = { found: false };
  const { has, keys, get } = mapTag;
  const map = defineMappingTag<JsonObject>(mapTag.tagName, {
    has,
    keys,
    get,
    create: () => ({}),
    addPair: (carrier, key, value) => {
      const name = typeof key === "object" && key !== null ? JSON.stringify(key) : String(key);
      if (Object.hasOwn(carrier, name)) duplicates.found = true;
      if (name === "__proto__") {
        Object.defineProperty(carrier, name, { value, enumerable: true, configurable: true, writable: true });
      } else carrier[name] = value as Json;
      return "";
    },
    identify: () => false,
  });
  return { schema: CORE_SCHEMA.withTags(mergeTag, finiteFloat, map, ownTags), duplicates };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
