import type { ServerResponse } from "node:http";

/** A signal that aborts when the connection closes before the answer is complete. */
export function clientSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const gone = (): void => {
    if (!response.writableFinished) controller.abort(new Error("The caller closed the connection."));
  };
  if (response.destroyed) gone();
  else response.once("close", gone);
  return controller.signal;
}
