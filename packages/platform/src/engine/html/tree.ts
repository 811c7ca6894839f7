import type { DefaultTreeAdapterTypes as Tree } from "parse5";

export function isElement(node: Tree.Node): node is Tree.Element {
  return "tagName" in node;
}

export function attributesOf(element: Tree.Element): ReadonlyMap<string, string> {
  return new Map(element.attrs.map(({ name, value }) => [name, value]));
}

/** The text directly inside an element (scripts, titles and text areas hold nothing else). */
export function textOf(element: Tree.Element | undefined): string {
  return (element?.childNodes ?? []).map((child) => ("value" in child ? child.value : "")).join("");
}

/** All elements of a tree in document order, without recursion: pages can be nested arbitrarily deep. */
export function elementsOf(root: Tree.ParentNode): readonly Tree.Element[] {
  const found: Tree.Element[] = [];
  const pending: Tree.ChildNode[] = [...root.childNodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!isElement(node)) continue;
    found.push(node);
    const content = "content" in node ? (node as Tree.Template).content.childNodes : [];
    for (const child of [...node.childNodes, ...content].reverse()) pending.push(child);
  }
  return found;
}
