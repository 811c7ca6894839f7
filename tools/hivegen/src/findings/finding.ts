/** Something about the input that its author should know. */
export interface Finding {
  /** Stable name; `hivegen explain CODE` says more. */
  readonly code: FindingCode;
  readonly severity: "error" | "warning";
  /** What is wrong and what to do, in a sentence or two. */
  readonly message: string;
  /** JSON Pointer inside `file`. */
  readonly pointer: string;
  readonly file: string;
  /** 1-based; absent where the place could not be found again. */
  readonly line?: number;
  readonly column?: number;
}

export type FindingCode = keyof typeof explanations;

/** What each code means, and the usual remedy. */
export const explanations = {
  INPUT_UNREADABLE: "The file can't be read. Check the path and its permissions.",
  INPUT_SYNTAX:
    "The file is neither valid YAML nor valid JSON. The message names the first place that breaks the syntax.",
  INPUT_NOT_OPENAPI:
    'The root is not an OpenAPI object. hivegen reads documents whose root has `openapi: 3.x`, or `swagger: "2.0"`.',
  INPUT_VERSION: "The document doesn't say clearly which edition of OpenAPI it is written in. Set `openapi: 3.1.0`.",
  INPUT_SHAPE:
    "Something has another form than the specification asks for at this place, such as a list in place of a map, so it is ignored. Correct it.",
  INPUT_DUPLICATE_KEY: "A YAML mapping has the same key twice, and the last one wins. Remove one of them.",
  INPUT_SEVERAL_DOCUMENTS: "A YAML file has more than one document (`---`); only the first is read. Split the file.",
  INPUT_ALIAS: "A YAML alias can't be written out: it stands inside its own anchor, or repeats too much. Use `$ref`.",
  INPUT_TOO_DEEP:
    "Something is nested deeper than any API needs, so its inside is ignored. Name inner parts as components and refer to them.",
  OVERLAY_INVALID: "An overlay, or one of its actions, has the wrong form. The message says what is expected.",
  OVERLAY_NO_MATCH: "The `target` of an overlay's action matches nothing in the document. Correct the JSONPath.",
  MERGE_CONFLICT:
    "Two of the merged documents say different things about the same. The first one, in the order given or sorted by path, holds.",
  OPENAPI_UNSUPPORTED:
    "The document uses a part of OpenAPI 3.2 that generated code can't express yet, so it is left out.",
  SWAGGER_UNSUPPORTED:
    "Swagger 2.0 says something here that has no counterpart in OpenAPI 3, so the closest is used. The message says which.",
  REF_UNRESOLVED: "A `$ref` leads nowhere. Correct its path or add what it names.",
  REF_REMOTE:
    "A `$ref` leads to the network. hivegen works offline: save the file beside the document and refer to it by path.",
  REF_CYCLE: "A `$ref` leads back to itself without anything in between. Break the circle.",
  REF_REPAIRED:
    "A `$ref` leads nowhere as it is written, but it is clear what is meant. Write it as the message says; other tools may refuse it.",
  REF_WRONG_KIND:
    "A `$ref` leads to something of another kind than is needed at its place, such as a response in place of a schema. Refer to the right one.",
  NAME_COLLISION:
    "Two things want the same name, so one of them was given a longer one. Set `x-hivegen.method` or rename one of them.",
  OPERATION_WITHOUT_ID:
    "An operation has no `operationId`, so a name was made from method and path. Add an `operationId`.",
  OPERATION_DUPLICATE_ID: "Two operations share an `operationId`. Give each its own.",
  PARAMETER_UNDECLARED:
    "The path has a placeholder that no parameter describes, so callers pass any text. Declare a parameter with `in: path`.",
  PARAMETER_NOT_IN_PATH:
    "A path parameter has no placeholder of exactly its name, so it is left out or taken for the one that is spelled nearly alike. Correct the path or the parameter.",
  PARAMETER_STYLE: "A parameter has a style that its place doesn't know, so it is sent in the default style.",
  RESPONSE_MIXED:
    "Successful responses of one operation are of different kinds, such as JSON and a file. A call reads the preferred kind; the other is reached by `asResponse()`.",
  RESPONSE_STREAM:
    "A response arrives as a stream of events or lines, or as JSON, as the caller asks. Generated methods give the JSON; the stream is reached by `asResponse()`. Describe it as an operation of its own.",
  BODY_UNSENDABLE:
    "A GET, HEAD or TRACE operation declares a request body. HTTP gives it no meaning and most clients can't send it, so it is left out.",
  ROUTE_DUPLICATE:
    "Two operations have the same method, and paths that stand for the same requests, such as `/users/{id}` and `/users/{name}`. Servers and mocks answer with the first. Give the other its own path.",
  EXTENSION_UNKNOWN_KEY: "`x-hivegen` has a key that hivegen doesn't know. Check its spelling.",
  EXTENSION_INVALID: "A value in `x-hivegen` has the wrong form. The message says what is expected.",
  STAINLESS_UNCONVERTED:
    "A part of a Stainless configuration has no counterpart, or another place. The message says what to do about it.",
  CONFIG_UNMATCHED:
    "The configuration says something about an operation or a schema that the document doesn't have. Correct its name, or remove the entry.",
  ENVELOPE_MISMATCH:
    "An envelope is declared, but a response of this operation has no data at that place, so it is left as it is. Set `x-hivegen.envelope: false` on the operation if that is meant.",
  PAGINATION_MISMATCH:
    "Pagination is declared, but the operation lacks a part of it, so it is treated as a plain call.",
  LINK_UNRESOLVED: "A link names an operation or a parameter that doesn't exist, or an expression that leads nowhere.",
  SCHEMA_INVALID:
    "A keyword of a schema has a value that it can't have, so it is ignored or taken as what was probably meant. Correct it.",
  SCHEMA_UNSUPPORTED: "A schema says something that types can't express, so a wider type is used.",
  PATTERN_UNREADABLE:
    "A `pattern` is not a regular expression of JavaScript (ECMA-262), as JSON Schema wants it, so it is left out: neither servers nor mocks check it. Write it without the syntax of PCRE, Java or .NET.",
  SECURITY_UNSUPPORTED:
    "Generated clients can't satisfy a security scheme by themselves. Pass its credentials with the option `headers`, or do what it takes in the option `fetch`.",
  SECURITY_UNDECLARED:
    "`security` names a scheme that `components.securitySchemes` doesn't have. Declare it, or correct the name.",
  SECURITY_UNUSED:
    "There are security schemes, and no `security` says which operations need them. Add `security` to the document, or to operations.",
  SERVER_UNUSABLE:
    "A server address is not one that paths can be appended to. Write it as `https://host/path`, without query and fragment.",
  SERVER_VARIABLE_UNDECLARED:
    "A server address has a variable that `variables` doesn't declare, so every caller must give it. Declare it with a default.",
} as const;
