import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { type Operation, operationsOf } from "./operations.ts";
import { isObject, Place } from "./place.ts";

/** Tells a finding: `text` says what is wrong and how to fix it, `operation` (if any) is named before it. */
export type Report = (at: Place, text: string, operation?: Operation) => void;

export interface Contract {
  readonly root: Place;
  /** The operations below `paths`. */
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Operation[];
}

/** A rule that reads the contract as a whole, because what it checks depends on more than one node. */
export function contractRule(check: (contract: Contract, report: Report) => void): Oas3Rule {
  return () => ({
    Root(node: unknown, context: UserContext) {
      const root = new Place(node, context.location, context.resolve);
      check(
        { root, operations: operationsOf(root, "paths"), webhooks: operationsOf(root, "webhooks") },
        reporter(context),
      );
    },
  });
}

/** A rule that looks at each operation below `paths`. */
export function operationRule(check: (operation: Operation, report: Report) => void): Oas3Rule {
  return contractRule(({ operations }, report) => {
    for (const operation of operations) check(operation, report);
  });
}

/** A rule that looks at nodes one by one, by their OpenAPI type; each node is looked at once, wherever it is used. */
export function nodeRule(checks: Readonly<Record<string, (place: Place, report: Report) => void>>): Oas3Rule {
  return () =>
    Object.fromEntries(
      Object.entries(checks).map(([type, check]) => [
        type,
        (node: unknown, context: UserContext) => {
          check(new Place(node, context.location, context.resolve), reporter(context));
        },
      ]),
    );
}

/** Reports into Redocly. What many operations share is reported once, for the first of them. */
export function reporter(context: UserContext): Report {
  const told = new Set<string>();
  return (at, text, operation) => {
    const finding = `${at.location.absolutePointer} ${text}`;
    if (told.has(finding)) return;
    told.add(finding);
    context.report({
      message: operation ? `${operation.label}: ${text}` : text,
      location: isBlock(at) ? at.location.key() : at.location,
    });
  };
}

/** Of a block, the key is shown rather than all its lines; a whole file has no key. */
function isBlock({ node, location }: Place): boolean {
  return (isObject(node) || Array.isArray(node)) && location.pointer !== "#/";
}

/** One rule made of several: they share an id, a severity and the options. */
export function allOf(...rules: readonly Oas3Rule[]): Oas3Rule {
  return (options) => rules.flatMap((rule) => rule(options));
}
