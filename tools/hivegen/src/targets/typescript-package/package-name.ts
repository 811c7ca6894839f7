/** Longest name that npm takes. */
const MAX_LENGTH = 214;

/** `Library API` is the package `library-api`. */
export function packageName(title: string): string {
  const name = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replace(/^-|-$/g, "");
  return name === "" ? "api-client" : name;
}

const SEMVER = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?$/;

/** The API's version as npm wants it: `v2` is `2.0.0`, `2024-05-01` is `2024.5.1`. */
export function packageVersion(version: string): string {
  if (SEMVER.test(version)) return version;
  const [major, minor = 0, patch = 0] = (version.match(/\d{1,15}/g) ?? []).map(Number);
  return major === undefined ? "0.1.0" : `${major}.${minor}.${patch}`;
}
