/** Hands out `items` in order, `size` at a time, one batch after the other. */
export async function inBatches<T>(
  items: readonly T[],
  size: number,
  handle: (batch: readonly T[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += size) await handle(items.slice(start, start + size));
}

/** Handles each item once, at most `limit` at a time; the first error ends it. */
export async function withConcurrency<T>(
  items: readonly T[],
  limit: number,
  handle: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const work = async () => {
    for (const item of queue) await handle(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
}
