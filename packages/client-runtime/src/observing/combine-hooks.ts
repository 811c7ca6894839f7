import type { Hooks } from "../options/hooks.ts";

type Hook<E> = (event: E) => void | PromiseLike<void>;

/** Hooks that call those of both, one after the other. One that neither has stays absent, so that it costs nothing. */
export function combineHooks(first: Hooks, second: Hooks): Hooks {
  const onRequest = inTurn(first.onRequest, second.onRequest);
  const onResponse = inTurn(first.onResponse, second.onResponse);
  const onRetry = inTurn(first.onRetry, second.onRetry);
  const onError = inTurn(first.onError, second.onError);
  return {
    ...(onRequest && { onRequest }),
    ...(onResponse && { onResponse }),
    ...(onRetry && { onRetry }),
    ...(onError && { onError }),
  };
}

function inTurn<E>(first: Hook<E> | undefined, second: Hook<E> | undefined): Hook<E> | undefined {
  if (!first || !second) return first ?? second;
  return async (event) => {
    await first(event);
    await second(event);
  };
}
