import type { ApiModel, Decisions, Operation } from "../model/api-model.ts";

/** What `hivegen inspect` can go into. */
export type Topic = keyof Decisions;
export const TOPICS: readonly Topic[] = ["envelope", "errors", "pagination"];

/** What was decided about one thing, operation by operation: grouped by decision for people. */
export function decisionText(model: ApiModel, topic: Topic): string {
  const groups = new Map<string, string[]>();
  for (const operation of operationsOf(model)) {
    const { saw, decided, because } = operation.decisions[topic];
    const title = `${decided}\n  because ${because}`;
    const lines = groups.get(title) ?? [];
    lines.push(`    ${operation.method} ${operation.path}  ${saw}`.trimEnd());
    groups.set(title, lines);
  }
  const ordered = [...groups].sort(([, a], [, b]) => b.length - a.length);
  return ordered.map(([title, lines]) => `${lines.length} × ${title}\n${lines.join("\n")}`).join("\n\n");
}

/** The same for programs. */
export function decisionList(model: ApiModel, topic: Topic): object[] {
  return operationsOf(model).map(({ id, method, path, decisions }) => ({ id, method, path, ...decisions[topic] }));
}

function operationsOf(model: ApiModel): Operation[] {
  return model.resources.flatMap(({ operations }) => operations);
}
