import { isObject, type Json } from "../../document/json.ts";
import { isDeeperThan } from "../../load/limits/depth.ts";
import { type ChangedRange, changedRange } from "./changed-range.ts";
import { afterChange, type Member, membersOf } from "./json-members.ts";

/** A file as it was read last, when what it says was already in normal form. */
interface Known {
  readonly bytes: Buffer;
  readonly root: Json;
  /** Looked up when it changes for the first time. */
  readonly members?: readonly Member[] | undefined;
}

/**
 * JSON files that are read again and again while somebody edits them. Where only one path or component was touched, only
 * that is parsed.
 */
export class Edits {
  readonly #known = new Map<string, Known>();
  /** What was read in this run, and may be remembered once it turns out that reading changed nothing of it. */
  readonly #read = new Map<string, Omit<Known, "root">>();

  /** What the file says, if that can be told from what it said before. */
  apply(path: string, bytes: Buffer): Json | undefined {
    const known = this.#known.get(path);
    this.#known.delete(path);
    this.#read.delete(path);
    if (isPlainJson(bytes)) this.#read.set(path, { bytes });
    if (!known) return undefined;
    if (known.bytes.equals(bytes)) return known.root;
    const members = known.members ?? membersOf(known.bytes) ?? [];
    const range = changedRange(known.bytes, bytes);
    const member = members.find(({ start, end }) => start <= range.start && range.oldEnd <= end);
    const root = member && replaced(known.root, member.path, changedValue(bytes, member, range));
    if (root !== undefined) this.#read.set(path, { bytes, members: afterChange(members, range) });
    return root;
  }

  /** Reading the file changed nothing of what it says. */
  keep(path: string, root: Json): void {
    const read = this.#read.get(path);
    if (read) this.#known.set(path, { ...read, root });
    this.#read.delete(path);
  }
}

/** Other encodings begin with other bytes, and YAML hardly ever with a bracket. */
function isPlainJson(bytes: Buffer): boolean {
  return bytes[0] === 0x7b && bytes[1] !== 0;
}

/** Levels that a part may have; what is deeper is for the reader of whole files. */
const MAX_DEPTH = 100;

function changedValue(bytes: Buffer, member: Member, { oldEnd, newEnd }: ChangedRange): Json | undefined {
  try {
    const value: Json = JSON.parse(bytes.toString("utf8", member.start, member.end + newEnd - oldEnd));
    return isDeeperThan(value, MAX_DEPTH) ? undefined : value;
  } catch {
    // The change went beyond the member, or what it left is no JSON; reading the whole file tells.
    return undefined;
  }
}

/** The same document with another value at a place; nothing where there is no such place. */
function replaced(root: Json, path: readonly string[], value: Json | undefined): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined || value === undefined) return value;
  if (!isObject(root) || !Object.hasOwn(root, name) || name === "__proto__") return undefined;
  const changed = replaced(root[name] ?? null, rest, value);
  return changed === undefined ? undefined : { ...root, [name]: changed };
}
