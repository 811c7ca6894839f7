interface Visit {
  readonly node: string;
  readonly edges: readonly string[];
  next: number;
}

/** Tells for each node of a graph in which circle it is: nodes that can all reach each other have the same number. */
export function circlesOf(
  nodes: Iterable<string>,
  edgesOf: (node: string) => readonly string[],
): ReadonlyMap<string, number> {
  const search = new Search(edgesOf);
  for (const node of nodes) search.from(node);
  return search.circles;
}

/** Tarjan's algorithm. It keeps its own stack: graphs may be deeper than the machine's. */
class Search {
  readonly circles = new Map<string, number>();
  readonly #edgesOf: (node: string) => readonly string[];
  readonly #index = new Map<string, number>();
  readonly #low = new Map<string, number>();
  /** Visited nodes whose circle isn't known yet. */
  readonly #open: string[] = [];
  readonly #path: Visit[] = [];

  constructor(edgesOf: (node: string) => readonly string[]) {
    this.#edgesOf = edgesOf;
  }

  from(root: string): void {
    if (!this.#index.has(root)) this.#enter(root);
    for (let visit = this.#path.at(-1); visit; visit = this.#path.at(-1)) {
      const target = visit.edges[visit.next++];
      if (target === undefined) this.#leave(visit.node);
      else if (!this.#index.has(target)) this.#enter(target);
      else if (!this.circles.has(target)) this.#lower(visit.node, this.#index.get(target));
    }
  }

  #enter(node: string): void {
    this.#low.set(node, this.#index.size);
    this.#index.set(node, this.#index.size);
    this.#open.push(node);
    this.#path.push({ node, edges: this.#edgesOf(node), next: 0 });
  }

  #leave(node: string): void {
    this.#path.pop();
    const parent = this.#path.at(-1);
    if (parent) this.#lower(parent.node, this.#low.get(node));
    const number = this.#index.get(node) ?? 0;
    if (this.#low.get(node) !== number) return;
    for (const member of this.#open.splice(this.#open.lastIndexOf(node))) this.circles.set(member, number);
  }

  #lower(node: string, value = 0): void {
    this.#low.set(node, Math.min(this.#low.get(node) ?? value, value));
  }
}
