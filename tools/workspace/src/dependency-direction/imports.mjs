import { parseSync, Visitor } from "oxc-parser";

/** @typedef {{ specifier: string, line: number }} Import */

/**
 * Finds every module that a source file names: imports and exports of values and of types, dynamic imports, `require`
 * and `import.meta.resolve`. Names that are only computed at run time can't be found.
 *
 * @param {string} path tells the language by its ending
 * @param {string} text
 * @returns {Import[]} in their order
 * @throws when the file can't be parsed
 */
export function findImports(path, text) {
  const { program, errors } = parseSync(path, text);
  const [problem] = errors;
  if (problem) throw new Error(problem.message);
  /** @type {Import[]} */
  const found = [];
  const note = (/** @type {object | null | undefined} */ expression) => {
    if (!expression || !("value" in expression) || typeof expression.value !== "string") return;
    const start = "start" in expression ? Number(expression.start) : 0;
    found.push({ specifier: expression.value, line: text.slice(0, start).split("\n").length });
  };
  new Visitor({
    ImportDeclaration: ({ source }) => note(source),
    ExportAllDeclaration: ({ source }) => note(source),
    ExportNamedDeclaration: ({ source }) => note(source),
    ImportExpression: ({ source }) => note(source),
    TSImportType: ({ source }) => note(source),
    TSExternalModuleReference: ({ expression }) => note(expression),
    CallExpression: (call) => {
      if (namesModule(call.callee)) note(call.arguments[0]);
    },
  }).visit(program);
  return found;
}

/**
 * Whether calling this takes the name of a module.
 *
 * @param {import("oxc-parser").CallExpression["callee"]} callee
 */
function namesModule(callee) {
  if (callee.type === "Identifier") return callee.name === "require";
  return callee.type === "MemberExpression" && callee.object.type === "MetaProperty";
}
