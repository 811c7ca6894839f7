import type { Operation } from "../operation.ts";
import type { Draft } from "./place.ts";

/** Adds one credential to requests. */
export interface Authenticator {
  /** Called for each attempt. Returns the credential, for `renew`: at once where it is known already. */
  authorize(draft: Draft): string | Promise<string>;
  /** The server refused this credential. Returns whether `authorize` will now give another one. Absent: it won't. */
  renew?(refused: string): boolean;
  /** What must not be shown. */
  secrets(): readonly string[];
}

/** Adds to each request what its operation needs. */
export interface RequestAuthenticator {
  /**
   * Called for each attempt. Returns a function to be called when the server refuses the credentials, which tells whether
   * another attempt would carry different ones: at once where all credentials are known already.
   */
  authorize(operation: Operation, draft: Draft): (() => boolean) | Promise<() => boolean>;
  /** Replaces credentials in text that came from outside, so that errors can show it. */
  redact(text: string): string;
}
