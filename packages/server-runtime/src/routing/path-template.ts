const PARAMETER = /\{([^{}]+)\}/g;
/** Texts that mean themselves to the router. */
const PLAIN = /^[\w\-.~!$&'+,;=@]*$/;

const NO_VALUES: ReadonlyMap<string, readonly string[]> = new Map();

/** Names of the parameters of a path template, in order: `/scans/{scan_id}` has `scan_id`. */
function parameterNames(template: string): string[] {
  return [...template.matchAll(PARAMETER)].map(([, name = ""]) => name);
}

/** `{key+}` and `{+key}` take slashes too. */
function isGreedy(name: string): boolean {
  return name.startsWith("+") || /[+*]$/.test(name);
}

/** A template for the router, and what tells the parameters of a path that the router found. */
export interface PathTemplate {
  /**
   * The router's spelling. Each segment that isn't plain text is a parameter of the router, because the router knows fewer
   * names and no texts around them; what takes slashes is a wildcard.
   */
  readonly route: string;
  /** How much of it is text: templates that say more come first. */
  readonly weight: number;
  /** Values by parameter name, if the segments that the router found are of this template. */
  match(found: Readonly<Record<string, string>>): ReadonlyMap<string, string> | undefined;
}

/** @param values what a parameter may be, for those that touch another: `{id}{format}` with `.json` and `.xml` */
export function pathTemplate(
  template: string,
  values: ReadonlyMap<string, readonly string[]> = NO_VALUES,
): PathTemplate {
  const segments = template.split("/");
  const greedy = segments.findIndex((segment) => parameterNames(segment).some(isGreedy));
  const single = greedy < 0 ? segments : segments.slice(0, greedy);
  const route = single.map((segment, index) => (PLAIN.test(segment) ? segment : `:p${index}`));
  const matchers = single.flatMap((segment, index) =>
    PLAIN.test(segment) ? [] : [matcher(`p${index}`, segment, values)],
  );
  if (greedy >= 0) {
    route.push("*");
    matchers.push(matcher("*", segments.slice(greedy).join("/"), values));
  }
  return {
    route: route.join("/"),
    weight: template.replaceAll(PARAMETER, "").length,
    match(found) {
      const values = new Map<string, string>();
      return matchers.every((matches) => matches(found, values)) ? values : undefined;
    },
  };
}

/** Reads the parameters out of one of the router's. */
function matcher(key: string, segment: string, values: ReadonlyMap<string, readonly string[]>) {
  const names = parameterNames(segment);
  const expression = expressionFor(segment, (name) => {
    const allowed = values.get(name);
    if (allowed) return `(${allowed.map(escaped).join("|")})`;
    return isGreedy(name) ? "(.+)" : "(.+?)";
  });
  return (found: Readonly<Record<string, string>>, values: Map<string, string>): boolean => {
    const match = expression.exec(found[key] ?? "");
    if (match === null) return false;
    for (const [index, name] of names.entries()) values.set(name, match[index + 1] ?? "");
    return true;
  };
}

function expressionFor(template: string, parameter: (name: string) => string): RegExp {
  const parts = template.split(PARAMETER);
  const source = parts.map((part, index) => (index % 2 === 0 ? escaped(part) : parameter(part))).join("");
  return new RegExp(`^${source}$`, "s");
}

/** An expression for the paths that a template stands for. */
export function pathExpression(template: string): RegExp {
  return expressionFor(template, (name) => (isGreedy(name) ? ".+" : "[^/]+"));
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
