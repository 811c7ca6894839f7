/** Words that can't name a variable in JavaScript or TypeScript. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  ..."arguments await break case catch class const continue debugger default delete do else enum eval".split(" "),
  ..."export extends false finally for function if implements import in instanceof interface let new null".split(" "),
  ..."package private protected public return static super switch this throw true try typeof undefined".split(" "),
  ..."var void while with yield".split(" "),
]);

/** Members that every object has, or that would make one look like a promise. */
const OBJECT_MEMBERS = [
  ..."constructor hasOwnProperty isPrototypeOf propertyIsEnumerable prototype then".split(" "),
  ..."toJson toJSON toLocaleString toString valueOf".split(" "),
];

/** What a client has besides its resources. */
export const CLIENT_MEMBERS: ReadonlySet<string> = new Set([...OBJECT_MEMBERS, "close", "core", "withOptions"]);

/** What a resource has besides its methods. */
export const RESOURCE_MEMBERS: ReadonlySet<string> = new Set([...OBJECT_MEMBERS, "client"]);

/** What methods call their arguments, other than path parameters. */
export const ARGUMENT_NAMES: readonly string[] = ["body", "destination", "options", "params", "query", "request"];

/** Names that generated files use for themselves beside the names of operations. */
export const MODULE_NAMES: ReadonlySet<string> = new Set([
  ...RESERVED_WORDS,
  ...ARGUMENT_NAMES,
  ..."anyBody api bindMethods createClient createFetchClient cursorPages formBody handlers linkHeaderPages".split(" "),
  ..."linkedPages models numberedPages offsetPages openStream operations paginate paths replaceFields schemas".split(
    " ",
  ),
  ..."startDownload styled waitFor".split(" "),
]);
