import { ClientError } from "./client-error.ts";

/** A request that is not, or not certainly, a webhook from whoever has the secret. Answer it with status 400. */
export class WebhookError extends ClientError {
  /**
   * `headers`: one is missing or is not what it should be. `time`: too old, or from the future. `signature`: made with
   * another secret or for other content. `payload`: signed, but no JSON.
   */
  readonly reason: "headers" | "time" | "signature" | "payload";

  constructor(reason: WebhookError["reason"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }

  override get name(): string {
    return "WebhookError";
  }
}
