import type { Direction, Level, Subject } from "./change.ts";
import type { ChangeCode } from "./change-codes.ts";
import type { Step } from "./step.ts";

/** A change before anybody knows where it stands in the files. */
export interface Draft {
  readonly code: ChangeCode;
  readonly level: Level;
  readonly message: string;
  readonly subject: Subject;
  readonly direction?: Direction | undefined;
  readonly old?: Step | undefined;
  readonly new?: Step | undefined;
}

/** Collects changes, and who uses which named schema. */
export class Recorder {
  readonly drafts: Draft[] = [];
  /** By a schema in a direction: the subjects that contain it. */
  readonly #users = new Map<string, Set<string>>();

  add(draft: Draft): void {
    this.drafts.push(draft);
  }

  /** Something contains a named schema. */
  use(schema: string, direction: Direction, user: string): void {
    const key = userKey(schema, direction);
    const users = this.#users.get(key) ?? new Set();
    users.add(user);
    this.#users.set(key, users);
  }

  /** Ids of the operations that send or receive a named schema, also inside others. */
  operationsUsing(schema: string, direction: Direction): string[] {
    const found = new Set<string>();
    const visited = new Set<string>();
    const pending = [userKey(schema, direction)];
    for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
      if (visited.has(key)) continue;
      visited.add(key);
      for (const user of this.#users.get(key) ?? []) {
        if (user.startsWith(OPERATION)) found.add(user.slice(OPERATION.length));
        else pending.push(user);
      }
    }
    return [...found].sort();
  }
}

const OPERATION = "operation ";

export function operationUser(id: string): string {
  return OPERATION + id;
}

export function userKey(schema: string, direction: Direction): string {
  return `${direction} ${schema}`;
}
