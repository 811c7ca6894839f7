import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import type { Case } from "./case.ts";
import { checkMeaning } from "./check-meaning.ts";
import { expandEach, expandModels, isObject } from "./expand.ts";
import { type Finding, findingsIn, isCaseFile, type WrittenCase } from "./schema.ts";

/** The models that cases refer to, beside the folders of cases. */
const MODELS = "models.yaml";

/** Cases that can't be read. The message has a line for each thing that is wrong, with its place. */
export class CaseError extends Error {
  override name = "CaseError";
}

/** All cases in a folder, ordered by id. Throws a `CaseError` that lists everything that is wrong with them. */
export function loadCases(folder: string): Case[] {
  const models = modelsOf(folder);
  const problems: string[] = [];
  const cases = globSync("*/**/*.yaml", { cwd: folder })
    .sort()
    .flatMap((path) => readFile(folder, path, models, problems));
  if (problems.length > 0) throw new CaseError(problems.join("\n"));
  return cases;
}

function modelsOf(folder: string): Readonly<Record<string, unknown>> {
  const document: unknown = parseDocument(readFileSync(join(folder, MODELS), "utf8")).toJS();
  if (!isObject(document)) throw new CaseError(`${MODELS} must have models by name.`);
  return document;
}

function readFile(
  folder: string,
  path: string,
  models: Readonly<Record<string, unknown>>,
  problems: string[],
): readonly Case[] {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(join(folder, path), "utf8"), { lineCounter: lines });
  for (const { message } of document.errors) problems.push(`${path}: ${message}`);
  if (document.errors.length > 0) return [];
  const report = ({ path: place, problem }: Finding) => {
    problems.push(`${path}:${lineOf(place)}: ${place.join(".")} ${problem}`);
  };
  const lineOf = (place: readonly string[]): number => {
    for (let length = place.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(place.slice(0, length).map(asIndex), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const file: unknown = document.toJS();
  const findings = findingsIn(file);
  for (const finding of findings) report(finding);
  if (findings.length > 0 || !isObject(file) || !isObject(file.cases)) return [];
  const prefix = path.replace(/\.yaml$/, "");
  return Object.entries(file.cases).flatMap(([name, written]) => {
    try {
      return [...expandEach(written)].map(([suffix, expanded]) =>
        toCase(`${prefix}/${name}${suffix}`, expandModels(expanded, models)),
      );
    } catch (error) {
      report({ path: ["cases", name], problem: error instanceof Error ? error.message : String(error) });
      return [];
    }
  });
}

function asIndex(segment: string): string | number {
  return /^\d+$/.test(segment) ? Number(segment) : segment;
}

/** Checked once more, now that values are filled in. */
function toCase(id: string, expanded: unknown): Case {
  const file: unknown = { about: "One case.", cases: { it: expanded } };
  const written = isCaseFile(file) ? file.cases.it : undefined;
  if (!written) {
    const problems = findingsIn(file).map(({ path, problem }) => `${path.slice(2).join(".")} ${problem}`);
    throw new Error(`${id}: ${problems.join(" ") || "a value is missing in it."}`);
  }
  const finished = withDefaults(id, written);
  checkMeaning(finished);
  return finished;
}

function withDefaults(id: string, written: WrittenCase): Case {
  const { wire = [], ...rest } = written;
  return {
    client: {},
    derived: {},
    clock: {},
    needs: [],
    secrets: [],
    steps: [],
    order: "given",
    ...rest,
    id,
    wire: wire.flatMap(({ times = 1, ...exchange }) => Array.from({ length: times }, () => exchange)),
  };
}
