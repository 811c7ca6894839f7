/** An environment variable, where the platform has such and lets us read it. An empty one counts as absent. */
export function readEnvironment(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  try {
    return process?.env?.[name]?.trim() || undefined;
  } catch {
    // Deno throws when the permission to read the environment is missing.
    return undefined;
  }
}

/** Browsers bring their own User-Agent, and setting one makes requests to other origins fail. */
export function isBrowser(): boolean {
  const { navigator } = globalThis as { navigator?: { userAgent?: string } };
  return navigator?.userAgent?.startsWith("Mozilla/") ?? false;
}
