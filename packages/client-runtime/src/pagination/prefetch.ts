import type { Page, Prefetched } from "./page.ts";

/**
 * Begins to fetch a page. Failures are told to whoever takes it, and to nobody if it is given up.
 * @param signal the caller's
 */
export function prefetch<T, M>(
  fetch: (signal: AbortSignal) => Promise<Page<T, M>>,
  signal: AbortSignal | undefined,
): Prefetched<T, M> {
  const controller = new AbortController();
  const cancel = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted) cancel();
  const page = fetch(controller.signal);
  const release = () => signal?.removeEventListener("abort", cancel);
  page.then(release, release);
  return { take: () => page, cancel };
}
