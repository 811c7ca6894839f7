import { type ApiErrorFacts, OAuthError } from "../errors/api-error.ts";
import { type CallTrace, EnvelopeError } from "../errors/call-error.ts";
import type { Operation } from "../operation.ts";
import type { Limits } from "../options/limits.ts";
import type { HeaderRecord } from "../request/headers.ts";
import { unreadable } from "../response/failure.ts";
import { parseJson } from "../response/parse-json.ts";
import { textAt, valueAt } from "../response/pointer.ts";
import type { OutgoingRequest, Transport } from "../sending/outgoing.ts";
import { type Delivery, send } from "../sending/send.ts";
import type { RequestAuthenticator } from "./authenticator.ts";
import { basicHeader } from "./basic.ts";
import { AUTHORIZATION, fillIn } from "./place.ts";
import { redactSecrets } from "./redact.ts";

export interface AccessToken {
  readonly value: string;
  /** Seconds from when it was issued; `undefined`: the server does not say. */
  readonly expiresIn: number | undefined;
}

export interface TokenRequest {
  /** Absolute. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  readonly headers: HeaderRecord;
  readonly limits: Limits;
}

/** Asks for an access token with client credentials (RFC 6749, section 4.4). Retried as any call that is safe to repeat. */
export async function requestToken(transport: Transport, request: TokenRequest): Promise<AccessToken> {
  const authenticator = authenticatorOf(request);
  const delivery = await send(
    { ...transport, authenticator },
    {
      operation: tokenOperation(request.url),
      request: outgoing(request),
      limits: request.limits,
      signal: undefined,
      body: "text",
      refineError: oauthError,
    },
  );
  return readToken(transport, delivery, (text) => authenticator.redact(text));
}

/** HTTP Basic. RFC 6749 wants both halves form-encoded, so that a colon in them is no separator. */
function authenticatorOf({ clientId, clientSecret }: TokenRequest): RequestAuthenticator {
  const header = basicHeader(formEncoded(clientId), formEncoded(clientSecret));
  const secrets = [clientSecret, header.slice("Basic ".length)];
  return {
    async authorize(_operation, draft) {
      fillIn(AUTHORIZATION, header, draft);
      return () => false;
    },
    redact: (text) => redactSecrets(text, secrets),
  };
}

function formEncoded(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}

function tokenOperation(url: string): Operation {
  const { pathname: path } = new URL(url);
  return { id: "requestToken", method: "POST", path, response: "json", envelope: false, idempotent: true };
}

function outgoing({ url, scopes, headers: given }: TokenRequest): OutgoingRequest {
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (scopes.length > 0) form.set("scope", scopes.join(" "));
  const content = form.toString();
  const headers = {
    ...given,
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
  };
  const body = { content: () => content, replayable: true, contentType: undefined, streaming: false };
  return { url, method: "POST", headers, body };
}

/** The error body of RFC 6749, section 5.2. Other bodies, say from a proxy, are left to the usual reading. */
function oauthError(facts: ApiErrorFacts, trace: CallTrace): OAuthError | undefined {
  const code = textAt(facts.body, ["error"]);
  if (code === undefined) return undefined;
  const description = textAt(facts.body, ["error_description"]) ?? "the token endpoint refused the client credentials";
  return new OAuthError(
    { ...facts, code, message: `${description.replace(/\.$/, "")}; check clientId, clientSecret and scopes` },
    trace,
  );
}

function readToken({ api }: Transport, delivery: Delivery, redact: (text: string) => string): AccessToken {
  const { response, text = "", trace } = delivery;
  const body = parseJson(text)?.value;
  const value = valueAt(body, ["access_token"]);
  const type = textAt(body, ["token_type"]) ?? "bearer";
  if (typeof value !== "string" || !/^[!-~]+$/.test(value) || type.toLowerCase() !== "bearer") {
    // A body that parses may have a token in it, so it is not shown.
    const about = unreadable(api, response, body === undefined ? redact(text) : "");
    throw new EnvelopeError("the token endpoint did not answer with a bearer token", about, trace);
  }
  const expiresIn = Number(valueAt(body, ["expires_in"]) ?? Number.NaN);
  return { value, expiresIn: expiresIn >= 0 ? expiresIn : undefined };
}
