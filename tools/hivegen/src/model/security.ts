import { arrayOf, isObject, type Json, stringsOf } from "../document/json.ts";
import type { Auth, Credentials, Operation, SecurityRequirement, SecurityScheme, Server } from "./api-model.ts";
import type { AuthExtension } from "./auth-extension.ts";
import type { Context } from "./context.ts";
import { credentialOptions, nameOptions } from "./credential-options.ts";
import type { RawOperation } from "./raw-operations.ts";
import { readSchemes } from "./security-schemes.ts";

/** What an operation asks for, and what a client then sends. */
export type Access = Pick<Operation, "security" | "credentials">;

/** What callers must show, for each operation and for the whole API. */
export class Security {
  readonly #context: Context;
  readonly #extension: AuthExtension;
  readonly #schemes: readonly SecurityScheme[];
  /** Names of the schemes that a client can satisfy. */
  readonly #usable: ReadonlySet<string>;
  /** What every operation needs, where the document has schemes and nowhere says what they are for. */
  readonly #unsaid: Credentials | undefined;
  readonly #undeclared = new Set<string>();

  constructor(context: Context, raws: readonly RawOperation[], servers: readonly Server[], extension: AuthExtension) {
    this.#context = context;
    this.#extension = extension;
    this.#schemes = nameOptions(readSchemes(context, servers, extension.valuePrefixes), extension.options);
    this.#usable = new Set(this.#schemes.filter(({ ways }) => ways.length > 0).map(({ name }) => name));
    const declared = [context.document, ...raws.map(({ operation }) => operation)];
    const said = declared.some(({ security }) => security !== undefined);
    if (!said && this.#usable.size > 0) this.#unsaid = this.#anyScheme();
  }

  accessTo(raw: RawOperation): Access {
    const security = this.#requirements(raw);
    return { security, credentials: this.#credentials(security) };
  }

  /** The alternatives of an operation, as declared. */
  #requirements({ operation, pointer }: RawOperation): SecurityRequirement[] {
    const own = operation.security !== undefined;
    const alternatives = readAlternatives(own ? operation.security : this.#context.document.security);
    for (const name of alternatives.flatMap((alternative) => Object.keys(alternative))) {
      this.#checkDeclared(name, own ? [...pointer, "security"] : ["security"]);
    }
    return alternatives;
  }

  /** What a client sends: of each alternative, the schemes that it can satisfy. The others are left to the caller. */
  #credentials(requirements: readonly SecurityRequirement[]): Credentials {
    if (this.#unsaid) return this.#unsaid;
    const alternatives = new Map<string, string[]>();
    for (const requirement of requirements) {
      const names = Object.keys(requirement).filter((name) => this.#usable.has(name));
      alternatives.set(JSON.stringify(names.toSorted()), names);
    }
    const needing = [...alternatives.values()].filter(({ length }) => length > 0);
    return needing.length > 0 && needing.length < alternatives.size ? [...needing, []] : needing;
  }

  auth(operations: readonly Operation[], environmentPrefix: string): Auth {
    const used = new Set(operations.flatMap(({ credentials }) => credentials.flat()));
    const schemes = this.#schemes.map((scheme) => (used.has(scheme.name) ? scheme : { ...scheme, ways: [] }));
    const { required, variables } = this.#extension;
    return {
      schemes,
      credentials: this.#usual(operations),
      exclusive: isExclusive(operations),
      required: required ?? (used.size > 0 && operations.every(needsCredentials)),
      options: credentialOptions(schemes, environmentPrefix, variables),
    };
  }

  /** The root's, else what most operations need. */
  #usual(operations: readonly Operation[]): Credentials {
    const root = this.#credentials(readAlternatives(this.#context.document.security));
    if (root.length > 0) return root;
    const counted = new Map<string, { readonly credentials: Credentials; count: number }>();
    for (const { credentials } of operations) {
      if (credentials.length === 0) continue;
      const entry = counted.get(JSON.stringify(credentials)) ?? { credentials, count: 0 };
      entry.count += 1;
      counted.set(JSON.stringify(credentials), entry);
    }
    const most = Math.max(...[...counted.values()].map(({ count }) => count));
    return [...counted.values()].find(({ count }) => count === most)?.credentials ?? [];
  }

  #checkDeclared(name: string, at: readonly string[]): void {
    if (this.#undeclared.has(name) || this.#schemes.some((scheme) => scheme.name === name)) return;
    this.#undeclared.add(name);
    const message = `There is no security scheme "${name}", so clients send nothing for it. Declare it in components.securitySchemes, or correct the name.`;
    this.#context.report("SECURITY_UNDECLARED", "warning", at, message);
  }

  #anyScheme(): Credentials {
    const message =
      "No `security` says which operations need these schemes, so clients send the credentials that they are given with every call. Add `security` to the document.";
    this.#context.report("SECURITY_UNUSED", "warning", ["components", "securitySchemes"], message);
    return [...[...this.#usable].map((name) => [name]), []];
  }
}

/** Whether a call without credentials is refused. */
export function needsCredentials({ credentials }: Operation): boolean {
  return credentials.length > 0 && credentials.every(({ length }) => length > 0);
}

function readAlternatives(raw: Json | undefined): SecurityRequirement[] {
  return arrayOf(raw)
    .filter(isObject)
    .map((alternative) =>
      Object.fromEntries(Object.entries(alternative).map(([scheme, scopes]) => [scheme, stringsOf(scopes)])),
    );
}

/** Any one scheme is enough for every operation that needs one. */
function isExclusive(operations: readonly Operation[]): boolean {
  const needing = operations
    .map(({ credentials }) => credentials.filter(({ length }) => length > 0))
    .filter(({ length }) => length > 0);
  const [first = []] = needing;
  const schemes = JSON.stringify(first.flat().toSorted());
  return (
    first.length > 1 &&
    needing.every(
      (alternatives) =>
        alternatives.every(({ length }) => length === 1) && JSON.stringify(alternatives.flat().toSorted()) === schemes,
    )
  );
}
