/** Both 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Places that somebody asks about, as a tree, so that one pass over a text finds them all. */
export interface Wanted {
  /** Where it begins in the text, once found. */
  offset: number | undefined;
  readonly members: Map<string, Wanted>;
}

export function wanted(): Wanted {
  return { offset: undefined, members: new Map() };
}

/** Adds a place to the tree; the nodes from the root to it. */
export function want(root: Wanted, pointer: readonly string[]): readonly Wanted[] {
  const path = [root];
  let node = root;
  for (const segment of pointer) {
    let next = node.members.get(segment);
    if (!next) {
      next = wanted();
      node.members.set(segment, next);
    }
    node = next;
    path.push(node);
  }
  return path;
}

/** A later member of the same name replaces the earlier one, and everything in it. */
export function forget(node: Wanted): void {
  node.offset = undefined;
  for (const member of node.members.values()) forget(member);
}

/** Turns offsets into lines and columns, in one pass over the text whatever their number. */
export function positionsAt(text: string, offsets: readonly number[]): ReadonlyMap<number, Position> {
  const positions = new Map<number, Position>();
  let line = 1;
  let start = 0;
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    for (let next = text.indexOf("\n", start); next !== -1 && next < offset; next = text.indexOf("\n", start)) {
      start = next + 1;
      line++;
    }
    positions.set(offset, { line, column: offset - start + 1 });
  }
  return positions;
}
