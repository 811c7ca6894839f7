import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { isObject } from "../cases/expand.ts";

export interface KnownFailure {
  readonly case: string;
  readonly language: string;
  readonly reason: string;
}

/** Throws an `Error` if the file lists what there isn't, or something twice. */
export function readKnownFailures(
  path: string,
  cases: readonly string[],
  languages: readonly string[],
): readonly KnownFailure[] {
  const document: unknown = parse(readFileSync(path, "utf8"));
  if (!Array.isArray(document) || !document.every(isKnownFailure)) {
    throw new Error(`${path}: each line must have "case", "language" and "reason".`);
  }
  const seen = new Set<string>();
  for (const { case: id, language } of document) {
    const problem =
      (!cases.includes(id) && "there is no such case") ||
      (!languages.includes(language) && "there is no such language") ||
      (seen.has(`${language} ${id}`) && "it is listed twice");
    if (problem) throw new Error(`${path}: ${language} ${id}: ${problem}. Delete the line.`);
    seen.add(`${language} ${id}`);
  }
  return document;
}

function isKnownFailure(value: unknown): value is KnownFailure {
  return (
    isObject(value) &&
    Object.keys(value).length === 3 &&
    [value.case, value.language, value.reason].every((member) => typeof member === "string" && member !== "")
  );
}
