import type { Json } from "../../document/json.ts";
import type { Origins } from "../origins.ts";
import type { Target } from "../references/target.ts";
import type { Place } from "../sources.ts";

/** Where a walk through the input is. Steps are cheap; places are worked out only for findings. */
export class Position {
  readonly #origins: Origins;
  #start: Target;
  #trail: (string | number)[] = [];

  constructor(start: Target, origins: Origins) {
    this.#start = start;
    this.#origins = origins;
  }

  /** What is being walked: a component, or something that is written where it is used. */
  get start(): Target {
    return this.#start;
  }

  get pointer(): string[] {
    return [...this.#start.pointer, ...this.#trail.map(String)];
  }

  get place(): Place {
    return this.origin({ file: this.#start.file, pointer: this.pointer });
  }

  /** Where something was written first: an overlay's part of a file isn't the file's. */
  origin({ file, pointer }: Pick<Target, "file" | "pointer">): Place {
    return this.#origins.of(file.root, pointer, file.path);
  }

  enter(segment: string | number): void {
    this.#trail.push(segment);
  }

  leave(): void {
    this.#trail.pop();
  }

  /** Walks something that stands elsewhere, and comes back. */
  elsewhere(target: Target, walk: () => Json | undefined): Json | undefined {
    const [start, trail] = [this.#start, this.#trail];
    this.#start = target;
    this.#trail = [];
    const result = walk();
    this.#start = start;
    this.#trail = trail;
    return result;
  }
}
