import type { Auth, CredentialOption, CredentialWay, KeyPlace, SecurityScheme } from "./api-model.ts";
import type { AuthExtension } from "./auth-extension.ts";
import { identifier, nameOf, wordsOf } from "./names.ts";
import type { ReadScheme, WantedWay } from "./security-schemes.ts";

/** Words in names of schemes that say where or how, not which credential. */
const FILLERS = new Set(
  "auth authentication authorization bearer cookie header http https in parameter query scheme security x".split(" "),
);

/** Options that every client has. */
const SETTINGS =
  "baseUrl clock credentials deadline fetch headers hooks maxRetries scopes server serverVariables timeout userAgent waitForRateLimit";

/** Options that are needed together. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  username: ["username", "password"],
  clientId: ["clientId", "clientSecret"],
};

/** Kinds of credentials whose option is named after the scheme where there are several, and what a taken name gets. */
const NAMED = { token: "Token", apiKey: "Key" };

/**
 * Names the options that credentials are given by. A kind that one scheme has, or several that are the same thing in other
 * places, gets the plain name (`apiKey`, `token`); of several different ones, each is named after its scheme. A declared
 * name wins.
 */
export function nameOptions(schemes: readonly ReadScheme[], declared: AuthExtension["options"]): SecurityScheme[] {
  const wanted = schemes.flatMap(({ wants }) => wants.map(({ option }) => option));
  const fixed = wanted
    .filter((option) => !Object.hasOwn(NAMED, option))
    .flatMap((option) => TOGETHER[option] ?? option);
  const taken = new Set([...SETTINGS.split(" "), ...fixed]);
  const names = new Map<string, string>();
  for (const [kind, suffix] of Object.entries(NAMED)) {
    const own = [...distinctNames(schemes, kind)].map(
      ([scheme, name]) => [scheme, taken.has(name) ? name + suffix : name] as const,
    );
    for (const [scheme, name] of own) {
      names.set(scheme, name);
      taken.add(name);
    }
  }
  return schemes.map(({ wants, ...scheme }) => {
    const name = declared.get(scheme.name) ?? names.get(scheme.name);
    return { ...scheme, ways: wants.map((way) => wayOf(way, name)) };
  });
}

function wayOf({ kind, tokenUrl, option }: WantedWay, name: string | undefined): CredentialWay {
  return { kind, tokenUrl, options: TOGETHER[option] ?? [name ?? option] };
}

/** Options of the schemes that take one kind of credential, by scheme. */
function distinctNames(schemes: readonly ReadScheme[], kind: string): Map<string, string> {
  const own = schemes.filter(({ wants }) => wants.some(({ option }) => option === kind));
  const names = own.map(({ name }) => ownName(name, kind));
  const same = new Set(names).size <= 1;
  return new Map(own.map(({ name }, index) => [name, same ? kind : (names[index] ?? kind)]));
}

/** `App-Key header` is `appKey`, `HeaderKey` is as good as `apiKey`. */
function ownName(scheme: string, kind: string): string {
  const words = wordsOf(scheme).filter((word) => !FILLERS.has(word.toLowerCase()));
  const name = nameOf(words).camel;
  return words.length === 0 || name === "key" ? kind : identifier(name);
}

/** What a client takes, each with its environment variable. */
export function credentialOptions(
  schemes: readonly SecurityScheme[],
  prefix: string,
  variables: AuthExtension["variables"],
): CredentialOption[] {
  const options = new Map<string, CredentialOption>();
  for (const { ways, place } of schemes) {
    for (const way of ways) {
      for (const name of way.options) {
        if (options.has(name)) continue;
        const variable = variables.get(name) ?? variableName(prefix, name);
        options.set(name, { name, variable, description: describe(name, way, place) });
      }
    }
  }
  return [...options.values()];
}

/** Environment variables by option. */
export function environmentOf(
  auth: Auth,
  { variables, environmentPrefix }: AuthExtension,
  prefix: string,
): Record<string, string> {
  const variableOf = (option: string) => variables.get(option) ?? variableName(environmentPrefix ?? prefix, option);
  const credentials = auth.options.map(({ name, variable }) => [name, variable]);
  return { baseUrl: variableOf("baseUrl"), ...Object.fromEntries(credentials), logLevel: variableOf("logLevel") };
}

function variableName(prefix: string, option: string): string {
  const name = nameOf(option)
    .snake.toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "_");
  return `${prefix}_${name}`;
}

function describe(name: string, { kind }: CredentialWay, place: KeyPlace | undefined): string {
  if (place) return `Key, sent in the ${place.in === "query" ? "query parameter" : place.in} \`${place.name}\`.`;
  if (kind === "bearer") return name === "accessToken" ? "OAuth2 access token." : "Sent as `Authorization: Bearer …`.";
  if (kind === "basic")
    return name === "username" ? "User name of HTTP Basic authentication." : "Password to the user name.";
  return name === "clientId"
    ? "OAuth2 client id; the access token is fetched, kept and renewed."
    : "Secret to the client id.";
}
