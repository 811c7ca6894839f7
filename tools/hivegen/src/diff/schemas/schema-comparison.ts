import type { NamedType } from "../../model/api-model.ts";
import type { Schema } from "../../model/schema.ts";
import { type Recorder, userKey } from "../recorder.ts";
import { type At, componentStep, down } from "../step.ts";
import { compareEnums } from "./compare-enums.ts";
import { compareFacts, isSame } from "./compare-facts.ts";
import { compareKinds } from "./compare-kinds.ts";
import { compareLimits } from "./compare-limits.ts";
import { compareAdditional, compareProperties } from "./compare-objects.ts";
import { compareUnions } from "./compare-variants.ts";
import { type ObjectView, Schemas } from "./schemas.ts";
import { Scope } from "./scope.ts";

/** Compares schemas where values travel. A named schema is compared once for each direction, however often it is used. */
export class SchemaComparison {
  readonly #recorder: Recorder;
  readonly #old: Schemas;
  readonly #new: Schemas;
  readonly #met = new Set<string>();
  /** Comparisons of named schemas that wait: schemas may refer to each other as deep as they like. */
  readonly #pending: (() => void)[] = [];

  constructor(recorder: Recorder, old: readonly NamedType[], now: readonly NamedType[]) {
    this.#recorder = recorder;
    this.#old = new Schemas(old);
    this.#new = new Schemas(now);
  }

  readonly compare = (before: Schema, after: Schema, at: At, scope: Scope): void => {
    this.#schemas(before, after, at, scope);
  };

  /** Compares the named schemas that have been met. */
  finish(): void {
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) next();
  }

  #schemas(before: Schema, after: Schema, at: At, scope: Scope): void {
    if (before === after) return;
    if (after.kind === "ref") scope.uses(after.name);
    if (before.kind === "ref" && after.kind === "ref") {
      compareFacts(before, after, at, scope);
      this.#named(before.name, after.name, scope);
      return;
    }
    const old = this.#old.resolve({ schema: before, step: at.old });
    const now = this.#new.resolve({ schema: after, step: at.new });
    const place: At = { old: old.step, new: now.step };
    compareFacts(old.schema, now.schema, place, scope);
    this.#forms(old.schema, now.schema, place, scope);
  }

  #named(before: string, after: string, { direction }: Scope): void {
    const key = `${direction}\n${before}\n${after}`;
    if (this.#met.has(key)) return;
    this.#met.add(key);
    const at: At = { old: componentStep(before), new: componentStep(after) };
    const scope = new Scope(this.#recorder, direction, { kind: "schema", name: after }, userKey(after, direction));
    this.#pending.push(() => this.#schemas(this.#old.get(before), this.#new.get(after), at, scope));
  }

  #forms(before: Schema, after: Schema, at: At, scope: Scope): void {
    const old = this.#old.objectView({ schema: before, step: at.old });
    const now = this.#new.objectView({ schema: after, step: at.new });
    if (old && now) this.#objects(old, now, at, scope);
    else if (before.kind !== after.kind) {
      compareKinds(before, after, at, scope);
      return;
    } else this.#sameKind(before, after, at, scope);
    compareLimits(before, after, at, scope);
  }

  #sameKind(before: Schema, after: Schema, at: At, scope: Scope): void {
    if (before.kind === "array" && after.kind === "array") {
      this.#schemas(before.items, after.items, down(at, "items"), scope);
      this.#tuples(before.prefixItems ?? [], after.prefixItems ?? [], at, scope);
    } else if (before.kind === "enum" && after.kind === "enum") compareEnums(before, after, at, scope);
    else if (before.kind === "union" && after.kind === "union") compareUnions(before, after, at, scope, this.compare);
    else if ((before.kind === "not" || before.kind === "intersection") && !isSame(before, after)) {
      scope.report("TYPE_CHANGED", "breaking", at, "is of another type");
    }
  }

  #objects(before: ObjectView, after: ObjectView, at: At, scope: Scope): void {
    compareProperties(before, after, at, scope, this.compare);
    compareAdditional(before, after, at, scope, this.compare);
    const [old, now] = [before.others, after.others];
    for (let index = 0; index < Math.min(old.length, now.length); index++) {
      const [a, b] = [old[index], now[index]];
      if (a && b) this.#schemas(a.schema, b.schema, { old: a.step, new: b.step }, scope);
    }
    if (now.length > old.length) scope.report("TYPE_NARROWED", "narrowed", at, "has to match another schema too");
    if (now.length < old.length) scope.report("TYPE_WIDENED", "widened", at, "has to match one schema fewer");
  }

  #tuples(before: readonly Schema[], after: readonly Schema[], at: At, scope: Scope): void {
    before.forEach((schema, index) => {
      const same = after[index];
      if (same) this.#schemas(schema, same, down(at, "prefixItems", String(index)), scope);
    });
    if (before.length !== after.length) {
      scope.report("TYPE_CHANGED", "breaking", at, `has ${after.length} fixed items now; it had ${before.length}`);
    }
  }
}
