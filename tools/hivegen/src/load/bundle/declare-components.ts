import { isObject, type JsonObject, objectOf } from "../../document/json.ts";
import { childOf } from "../../document/pointer.ts";
import type { Kind } from "../../document/shapes.ts";
import type { Target } from "../references/target.ts";
import type { SourceFile } from "../source-file.ts";
import { referenceIn } from "./follower.ts";
import { Position } from "./position.ts";
import { reportShape } from "./report-shape.ts";
import type { WalkerParts } from "./walker.ts";

/** Components of the entry file keep their names, whatever else is found later. */
export function declareComponents(entry: SourceFile, parts: WalkerParts): void {
  for (const [kind, path] of parts.dialect.sections) {
    const section = sectionAt(entry, path, parts);
    if (!section) continue;
    for (const name of Object.keys(section.map)) {
      if (name === "__proto__") delete section.map[name];
      else declare(kind, section, name, parts);
    }
  }
}

interface Section {
  readonly map: JsonObject;
  readonly source: Target;
}

function declare(kind: Kind, { map, source }: Section, name: string, parts: WalkerParts): void {
  const { components, follower, origins } = parts;
  const own: Target = { file: source.file, pointer: [...source.pointer, name], value: map[name] ?? null };
  const there = follower.inOtherFile(own);
  const isNew = there !== undefined && components.find(kind, there) === undefined;
  if (isNew) {
    map[name] = there.value;
    origins.markMember(map, name, there.value, { file: there.file.path, pointer: there.pointer });
  }
  components.declare(kind, map, name, isNew ? there : own);
}

/** The map at a path, even where a `$ref` stands in for it or for what it is in. */
function sectionAt(entry: SourceFile, path: readonly string[], parts: WalkerParts): Section | undefined {
  let map = objectOf(entry.root);
  let source: Target = { file: entry, pointer: [], value: entry.root };
  for (const segment of path) {
    const value = childOf(map, segment);
    if (value === undefined) return undefined;
    source = behind({ file: source.file, pointer: [...source.pointer, segment], value }, parts);
    if (!isObject(source.value) || referenceIn(source.value) !== undefined) {
      const { place } = new Position(source, parts.origins);
      reportShape(parts.sources, place, "This is a map from names to objects", source.value);
      delete map[segment];
      return undefined;
    }
    map[segment] = source.value;
    map = source.value;
  }
  return { map, source };
}

/** What a `$ref` in place of a map leads to. */
function behind(source: Target, { components, follower, origins }: WalkerParts): Target {
  const reference = referenceIn(source.value);
  if (!isObject(source.value) || reference === undefined) return source;
  const target = follower.follow(source.value, reference, undefined, new Position(source, origins));
  if (!target) return source;
  components.noteShared();
  if (isObject(target.value)) origins.mark(target.value, { file: target.file.path, pointer: target.pointer });
  return target;
}
