import type { ErrorShape, Pointer } from "../operation.ts";
import type { NamedSchemas, ValueSchema } from "./value-schema.ts";

/** An API as a mock needs to know it. Generated code says it; everything here is plain data. */
export interface MockContract {
  /** Paths that the API's servers begin with: `/v1`; `*` stands for a variable. */
  readonly basePaths: readonly string[];
  /** Paths where access tokens are asked for. */
  readonly tokenPaths?: readonly string[];
  readonly operations: readonly OperationContract[];
  /** Schemas that those of requests refer to. */
  readonly schemas: NamedSchemas;
  /** Where data stands in a successful body, unless an operation says otherwise. */
  readonly data: Pointer;
  readonly errors: ErrorShape;
  /** Codes that errors of a status usually have. */
  readonly defaultCodes?: Readonly<Record<string, string>>;
  /** An error's body; code, message and details are put into it. */
  readonly errorBody?: unknown;
}

export interface OperationContract {
  /** What tests call it: `scans.get`. */
  readonly name: string;
  readonly method: string;
  /** Path template, e.g. `/scans/{scan_id}`. */
  readonly path: string;
  /** Values that the query, or a header, has in requests of this operation; `null`: any. */
  readonly fixed?: Readonly<Record<string, string | null>>;
  readonly parameters?: readonly ParameterContract[];
  readonly body?: MockedBody;
  readonly answer: AnswerContract;
  /** Codes of errors by status. */
  readonly errorCodes?: Readonly<Record<string, readonly string[]>>;
  /** Where this operation's errors have their parts, if not where the API's do. */
  readonly errors?: ErrorShape;
  readonly errorBody?: unknown;
}

export interface ParameterContract {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: true;
  /** Absent: its value isn't looked at. */
  readonly schema?: ValueSchema;
  /** How items of a list are kept apart; absent: it is repeated. */
  readonly separator?: string;
  /** The value is JSON. */
  readonly json?: true;
}

export interface MockedBody {
  readonly required?: true;
  /** Schemas by media type; `null`: any bytes. */
  readonly content: Readonly<Record<string, ValueSchema | null>>;
}

/** The usual success. */
export interface AnswerContract {
  readonly status: number;
  /** Absent: there is no body. */
  readonly mediaType?: string;
  /** As it is on the wire: an example of the contract, or one made from its schema. */
  readonly body?: unknown;
  /** Where the data stands, if not where the API's operations have it. */
  readonly data?: Pointer;
  /** Of a list: where the items stand. */
  readonly items?: Pointer;
}
