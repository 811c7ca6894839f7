import type { FastifyRequest } from "fastify";
import type { SecurityRequirement, ServerContract, ServerOperation } from "../contract.ts";
import { ApiError } from "../errors/api-error.ts";
import { RequestFault } from "../errors/request-fault.ts";
import type { Sources } from "../request/sources.ts";
import { challenge, credentialPlaces } from "./challenge.ts";
import { type Credential, readCredential } from "./credentials.ts";

/** What the app supplies to tell who is calling. */
export interface Authenticator<Principal> {
  /**
   * The owner of a credential; `undefined` when it is unknown, expired or revoked, or an `ApiError` that says more.
   * Called once for each security scheme that the request has a credential for, until one is accepted.
   */
  readonly authenticate: (
    credential: Credential,
    request: FastifyRequest,
  ) => Promise<Principal | ApiError | undefined> | Principal | ApiError | undefined;
  readonly scopesOf: (principal: Principal) => Iterable<string>;
}

/** Who calls, and why they may not, if so. A refused caller is known where only a scope is missing. */
export interface Verdict<Principal> {
  readonly principal: Principal | undefined;
  readonly refusal?: ApiError | RequestFault;
}

interface Attempt<Principal> {
  readonly principal?: Principal;
  /** Why the requirement isn't met; the highest rank is the most helpful to tell. */
  readonly refusal?: { readonly rank: number; readonly error: ApiError | RequestFault };
}

function headersOf(value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { "www-authenticate": value };
}

function missing(contract: ServerContract, operation: ServerOperation): RequestFault {
  const message = `Send credentials as ${credentialPlaces(contract, operation)}.`;
  return new RequestFault(401, message, { headers: headersOf(challenge(contract, operation)) });
}

function rejected(contract: ServerContract, operation: ServerOperation): RequestFault {
  const value = challenge(contract, operation, 'error="invalid_token"');
  return new RequestFault(401, "The credentials are unknown, expired or revoked.", { headers: headersOf(value) });
}

function lacking(
  contract: ServerContract,
  operation: ServerOperation,
  needed: string[],
  lacked: string[],
): RequestFault {
  const scopes = lacked.length === 1 ? `scope ${lacked[0]}` : `scopes ${lacked.join(", ")}`;
  const value = challenge(contract, operation, `error="insufficient_scope", scope="${needed.join(" ")}"`);
  return new RequestFault(403, `These credentials lack the ${scopes}.`, {
    details: { required_scopes: needed },
    headers: headersOf(value),
  });
}

/** Finds who calls, and that they may. */
export class Gatekeeper<Principal> {
  readonly #contract: ServerContract;
  readonly #app: Authenticator<Principal>;

  constructor(contract: ServerContract, app: Authenticator<Principal>) {
    this.#contract = contract;
    this.#app = app;
  }

  /**
   * The principal of the first security requirement that is met; `undefined` where the operation is open to everybody. Of
   * a requirement with several schemes it is that of the first scheme. Credentials that are sent must be right, even
   * where none are needed. A refusal, 401 or 403, is returned: even who is refused counts against a rate limit.
   */
  async admit(
    operation: ServerOperation,
    sources: Omit<Sources, "path">,
    request: FastifyRequest,
  ): Promise<Verdict<Principal>> {
    let worst: Attempt<Principal> = {};
    let open = operation.security.length === 0;
    for (const requirement of operation.security) {
      if (Object.keys(requirement).length === 0) {
        open = true;
        continue;
      }
      const attempt = await this.#meet(requirement, operation, sources, request);
      if (attempt.refusal === undefined) return { principal: attempt.principal };
      if (attempt.refusal.rank > (worst.refusal?.rank ?? -1)) worst = attempt;
    }
    const { principal, refusal } = worst;
    if (refusal === undefined || (open && refusal.rank === 0)) return { principal: undefined };
    return { principal, refusal: refusal.error };
  }

  async #meet(
    requirement: SecurityRequirement,
    operation: ServerOperation,
    sources: Omit<Sources, "path">,
    request: FastifyRequest,
  ): Promise<Attempt<Principal>> {
    const principals: Principal[] = [];
    for (const name of Object.keys(requirement)) {
      const scheme = this.#contract.securitySchemes[name];
      const credential = scheme && readCredential(name, scheme, sources);
      if (credential === undefined) return { refusal: { rank: 0, error: missing(this.#contract, operation) } };
      const principal = await this.#app.authenticate(credential, request);
      if (principal instanceof ApiError) return { refusal: { rank: 2, error: principal } };
      if (principal === undefined || principal === null)
        return { refusal: { rank: 1, error: rejected(this.#contract, operation) } };
      const refusal = this.#scopeRefusal(operation, requirement[name] ?? [], principal);
      if (refusal !== undefined) return { principal, refusal: { rank: 3, error: refusal } };
      principals.push(principal);
    }
    const [principal] = principals;
    return principal === undefined ? {} : { principal };
  }

  #scopeRefusal(operation: ServerOperation, needed: readonly string[], principal: Principal): RequestFault | undefined {
    if (needed.length === 0) return undefined;
    const granted = new Set(this.#app.scopesOf(principal));
    const lacked = needed.filter((scope) => !granted.has(scope));
    return lacked.length === 0 ? undefined : lacking(this.#contract, operation, [...needed], lacked);
  }
}
