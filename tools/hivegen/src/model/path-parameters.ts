import type { Parameter } from "./api-model.ts";
import type { Context } from "./context.ts";
import type { RawOperation } from "./raw-operations.ts";

const PLACEHOLDER = /\{([^{}]+)\}/g;

/**
 * Brings path parameters and placeholders together. A placeholder without a parameter takes text; a parameter without a
 * placeholder can't be sent.
 */
export function matchPath(context: Context, raw: RawOperation, parameters: readonly Parameter[]): Parameter[] {
  const declared = new Map(parameters.filter(({ in: place }) => place === "path").map((item) => [item.name, item]));
  const placeholders = [...new Set([...raw.path.matchAll(PLACEHOLDER)].map(([, name = ""]) => name))];
  const matched = placeholders.map((placeholder) => {
    const found = takeFor(placeholder, declared, placeholders);
    if (found?.name === placeholder) return found;
    return found ? renamed(context, raw, found, placeholder) : undeclared(context, raw, placeholder);
  });
  for (const name of declared.keys()) {
    const message = `${raw.path} has no {${name}}, so this path parameter is left out. Add it to the path or remove it.`;
    context.report("PARAMETER_NOT_IN_PATH", "warning", raw.pointer, message);
  }
  return [...matched, ...parameters.filter(({ in: place }) => place !== "path")];
}

/** The parameter of that name, else the only one that differs in nothing but capitals, punctuation and operators. */
function takeFor(
  placeholder: string,
  declared: Map<string, Parameter>,
  placeholders: readonly string[],
): Parameter | undefined {
  const similar = [...declared.values()].filter(
    ({ name }) => !placeholders.includes(name) && bare(name) === bare(placeholder),
  );
  const found = declared.get(placeholder) ?? (similar.length === 1 ? similar[0] : undefined);
  if (found) declared.delete(found.name);
  return found;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** `{key+}` and `{+key}` take what RFC 6570 calls reserved, slashes above all. */
function isGreedy(placeholder: string): boolean {
  return placeholder.startsWith("+") || placeholder.endsWith("+") || placeholder.endsWith("*");
}

function renamed(context: Context, raw: RawOperation, parameter: Parameter, placeholder: string): Parameter {
  if (!isGreedy(placeholder)) {
    const message = `The path parameter "${parameter.name}" is taken for {${placeholder}}. Write both alike.`;
    context.report("PARAMETER_NOT_IN_PATH", "warning", raw.pointer, message);
  }
  return { ...parameter, name: placeholder, allowReserved: parameter.allowReserved || isGreedy(placeholder) };
}

function undeclared(context: Context, raw: RawOperation, placeholder: string): Parameter {
  const message = `No parameter is declared for {${placeholder}} of ${raw.path}, so it takes any text. Declare it.`;
  context.report("PARAMETER_UNDECLARED", "warning", raw.pointer, message);
  return {
    name: placeholder,
    key: placeholder,
    in: "path",
    required: true,
    description: undefined,
    deprecated: false,
    schema: { kind: "string" },
    style: "simple",
    explode: false,
    allowReserved: isGreedy(placeholder),
    json: false,
    mediaType: undefined,
    example: undefined,
  };
}
