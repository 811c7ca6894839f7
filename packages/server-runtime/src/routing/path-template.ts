const PARAMETER = /\{([^{}]+)\}/g;

/** Names of the parameters of a path template, in order: `/scans/{scan_id}` has `scan_id`. */
export function parameterNames(template: string): string[] {
  return [...template.matchAll(PARAMETER)].map(([, name = ""]) => name);
}

/**
 * The router's spelling of a path template. Parameters are numbered, because the router allows fewer characters in names
 * than OpenAPI, and one name a place across methods. One that shares its segment with text gets an expression of its own:
 * `/scans/{scan_id}:cancel` is `/scans/:p0(.+?)::cancel`.
 */
export function routerPath(template: string): string {
  let count = 0;
  const segments = template.split("/").map((segment) => {
    const alone = /^\{[^{}]+\}$/.test(segment);
    const name = (): string => `:p${count++}`;
    return alone ? name() : segment.replaceAll(":", "::").replaceAll(PARAMETER, () => `${name()}(.+?)`);
  });
  return segments.join("/");
}

/** An expression for the paths that a template stands for. */
export function pathExpression(template: string): RegExp {
  const parts = template.split(PARAMETER);
  const source = parts.map((part, index) => (index % 2 === 0 ? escaped(part) : "[^/]+")).join("");
  return new RegExp(`^${source}$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** The template without the names of its parameters: equal for templates that stand for the same paths. */
export function pathShape(template: string): string {
  return template.replaceAll(PARAMETER, "{}");
}
