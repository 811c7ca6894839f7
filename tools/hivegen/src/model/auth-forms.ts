/**
 * Alternatives of names of security schemes, of those that a client can satisfy. All schemes of an alternative are needed;
 * an empty one, always the last, says that a call may go without. None at all: nothing is sent.
 */
export type Credentials = readonly (readonly string[])[];

export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

export interface Auth {
  /** In the order of the document. */
  readonly schemes: readonly SecurityScheme[];
  /** What most operations need. */
  readonly credentials: Credentials;
  /** Any one scheme is enough for every operation. */
  readonly exclusive: boolean;
  /** A client without credentials is of no use. */
  readonly required: boolean;
  /** Options that a client takes credentials by, in the order of the schemes. */
  readonly options: readonly CredentialOption[];
}

export interface SecurityScheme {
  /** As in `components.securitySchemes`. */
  readonly name: string;
  readonly description: string | undefined;
  /** How a request carries the credential; `other`: in a way that generated code knows nothing about. */
  readonly type: "bearer" | "basic" | "apiKey" | "other";
  /** Of an `apiKey`: where it goes, and what stands before it. */
  readonly place: KeyPlace | undefined;
  /** OAuth2 scopes with their descriptions. */
  readonly scopes: Readonly<Record<string, string>>;
  /** How a client can get at the credential; empty where operations don't need it, or a client can't. */
  readonly ways: readonly CredentialWay[];
}

export interface KeyPlace {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  readonly prefix: string;
}

export interface CredentialWay {
  readonly kind: "apiKey" | "bearer" | "basic" | "clientCredentials";
  /** Names of the options that are needed together. */
  readonly options: readonly string[];
  /** Of client credentials: absolute, or relative to the base URL. */
  readonly tokenUrl: string | undefined;
}

export interface CredentialOption {
  readonly name: string;
  /** The environment variable that it falls back to. */
  readonly variable: string;
  /** What it is, as a sentence in Markdown. */
  readonly description: string;
}
