/** Words that can't name anything. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if " +
    "import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** Types that annotations name as they are, so that nothing in the same class can be called like them. */
export const BUILTIN_TYPES: readonly string[] = ["bool", "dict", "float", "int", "list", "object", "str", "tuple"];

/** What objects of models have themselves. */
export const MODEL_MEMBERS: ReadonlySet<string> = new Set([
  ..."bind construct copy dict from_orm json parse_file parse_obj parse_raw schema schema_json to_dict to_json".split(
    " ",
  ),
  ..."update_forward_refs update_from validate dt types".split(" "),
  ..."bool float int list object str tuple".split(" "),
]);

/** Arguments that methods have besides those of their operation. */
export const METHOD_ARGUMENTS: readonly string[] = [
  ..."self request_options body destination on_progress idle_timeout timeout deadline max_retries idempotency_key".split(
    " ",
  ),
  ..."content_type extra_headers extra_query extra_body min_delay max_delay".split(" "),
];

/** What a client has besides its resources. */
export const CLIENT_MEMBERS: readonly string[] = ["aclose", "base_url", "close", "core", "with_options"];

/** What modules with types import themselves. */
export const MODULE_NAMES: ReadonlySet<string> = new Set(
  "Any Field FileInput Literal Mapping Model Required Sequence TYPE_CHECKING Timestamp TypeAlias TypedDict dt types params".split(
    " ",
  ),
);

/** What the code of methods names, so that no argument can be called so. */
export const METHOD_CODE: readonly string[] = "arguments builtins dt given operations optional_body params types".split(
  " ",
);
