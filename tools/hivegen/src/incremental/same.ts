/** Whether two values say the same; both are trees of plain data, as everything in a model is. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameItems(a, b);
  return sameMembers(a, b);
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => same(item, b[index]));
}

/** The order of members counts: it shows in what is generated. */
function sameMembers(a: object, b: object): boolean {
  const members = Object.entries(a);
  const others = Object.entries(b);
  return (
    members.length === others.length &&
    members.every(([name, member], index) => name === others[index]?.[0] && same(member, others[index]?.[1]))
  );
}
