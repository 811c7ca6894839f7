import { waysOf } from "../auth/way.ts";
import type { ApiDescription, Requirement } from "../operation.ts";

/**
 * How to get credentials in, for messages. @param alternatives what is missing, as alternatives of scheme names; default:
 * what operations usually need
 */
export function waysToAuthenticate(
  api: ApiDescription,
  alternatives: Requirement = api.auth.security ?? Object.keys(api.auth.schemes ?? {}).map((scheme) => [scheme]),
): string {
  const ways = new Set(alternatives.flatMap((schemes) => waysText(api, schemes)));
  return ways.size === 0 ? "It is called without credentials." : `Give ${[...ways].join("; or give ")}.`;
}

/** Several ways of a single scheme are alternatives too. */
function waysText(api: ApiDescription, schemes: readonly string[]): string[] {
  const [only, ...others] = schemes.map((scheme) =>
    waysOf(api, scheme).map(({ options }) => optionOrVariable(api, options)),
  );
  if (only === undefined) return [];
  if (others.length === 0) return only;
  return [[...new Set([only, ...others].map((ways) => ways.join(" or ")))].join(", and ")];
}

/** `the option apiKey or set ACME_API_KEY` */
export function optionOrVariable(api: ApiDescription, options: readonly string[]): string {
  const variables = options.flatMap((option) => api.environment[option] ?? []);
  const text = `the option ${options.join(" and ")}`;
  return variables.length === options.length ? `${text} or set ${variables.join(" and ")}` : text;
}
