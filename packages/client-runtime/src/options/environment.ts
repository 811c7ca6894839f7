/** An environment variable, where the platform has such and lets us read it. An empty one counts as absent. */
export function readEnvironment(name: string | undefined): string | undefined {
  return trimmed(name) || undefined;
}

/** Whether an environment variable is set to nothing, which is likely a mistake. */
export function isBlank(name: string): boolean {
  return trimmed(name) === "";
}

function trimmed(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  try {
    return process?.env?.[name]?.trim();
  } catch {
    // Deno throws when the permission to read the environment is missing.
    return undefined;
  }
}

/** What the program runs on, as a product of a User-Agent header: `node/24.1.0`, `bun/1.3.0`, `Cloudflare-Workers`. */
export function runtimeProduct(): string | undefined {
  const { process, navigator } = globalThis as {
    process?: { versions?: Record<string, string | undefined> };
    navigator?: { userAgent?: string };
  };
  const versions = process?.versions ?? {};
  // Bun and Deno tell a version of Node.js too.
  const name = ["bun", "deno", "node"].find((candidate) => versions[candidate]);
  return name ? `${name}/${versions[name]}` : navigator?.userAgent;
}

/** Browsers bring their own User-Agent, and setting one makes requests to other origins fail. */
export function isBrowser(): boolean {
  const { navigator } = globalThis as { navigator?: { userAgent?: string } };
  return navigator?.userAgent?.startsWith("Mozilla/") ?? false;
}
