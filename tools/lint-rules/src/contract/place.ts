import type { UserContext } from "@redocly/openapi-core";

export type Location = UserContext["location"];
export type Resolve = UserContext["resolve"];

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A node of the contract and where it stands. A node that isn't there is a place too; its `node` is `undefined`. */
export class Place {
  readonly node: unknown;
  readonly location: Location;
  readonly #resolve: Resolve;

  constructor(node: unknown, location: Location, resolve: Resolve) {
    this.node = node;
    this.location = location;
    this.#resolve = resolve;
  }

  get exists(): boolean {
    return this.node !== undefined;
  }

  /** The node if it is a string. */
  get text(): string | undefined {
    return typeof this.node === "string" ? this.node : undefined;
  }

  /** The child under `key` as it is written, `$ref` or not. */
  child(key: string | number): Place {
    const own = typeof this.node === "object" && this.node !== null && Object.hasOwn(this.node, key);
    return new Place(own ? Reflect.get(this.node, key) : undefined, this.location.child([key]), this.#resolve);
  }

  /** The place below `keys`, with every `$ref` on the way and at the end followed. */
  at(...keys: readonly (string | number)[]): Place {
    let place = this.follow();
    for (const key of keys) place = place.child(key).follow();
    return place;
  }

  /** Where the `$ref` of this place leads; the place itself if it has none. */
  follow(): Place {
    return this.refTargets().at(-1) ?? this;
  }

  /** Every place on the way of this place's `$ref` that says something of its own, the final target last. */
  refTargets(): Place[] {
    if (!isObject(this.node) || typeof this.node.$ref !== "string") return [];
    const { node, location, chain } = this.#resolve<object>({ $ref: this.node.$ref }, this.location.source.absoluteRef);
    const hops = (chain ?? []).map((hop) => new Place(hop.node, hop.location, this.#resolve));
    const target = new Place(node, location ?? this.location, this.#resolve);
    return [...hops, target];
  }

  /** The fields of an object, as they are written. */
  fields(): [string, Place][] {
    return isObject(this.node) ? Object.keys(this.node).map((key) => [key, this.child(key)]) : [];
  }

  /** The items of a list, as they are written. */
  items(): Place[] {
    return Array.isArray(this.node) ? this.node.map((_, index) => this.child(index)) : [];
  }
}
