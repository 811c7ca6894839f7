import type { CredentialWay, KeyPlace, Server } from "../../model/api-model.ts";
import { CodeFile } from "../../print/code-file.ts";
import { Code, literal, quote } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";

/** `api.ts`: what every call needs to know about the API. */
export function apiFile(names: SdkNames): OutputFile {
  const { model, options } = names;
  const file = new CodeFile("api.ts", model.input);
  const { requestIdHeader, ...errors } = model.errors;
  const description = {
    name: model.name.pascal,
    userAgent: `${productToken(options.packageName)}-typescript/${options.packageVersion}`,
    baseUrl: model.baseUrl,
    servers: names.choosesServer ? serverData(model.servers) : undefined,
    environment: model.environment,
    auth: authData(names, file),
    envelope: model.envelope,
    errors,
    retry: model.retry,
    rateLimit: model.rateLimit && {
      limit: model.rateLimit.limit,
      remaining: model.rateLimit.remaining,
      reset: model.rateLimit.reset,
      resetUnit: model.rateLimit.unit,
    },
    requestIdHeader,
  };
  file.add(
    `/** ${model.title} ${model.version}, as far as every call needs to know it. */`,
    `export const api: ${file.type(RUNTIME, "ApiDescription")} = ${literal(description, 100)};`,
  );
  return file.finish();
}

/** `@hivepro/sdk` is `hivepro-sdk` in a User-Agent header. */
function productToken(packageName: string): string {
  return packageName.replace(/^@/, "").replaceAll("/", "-");
}

/** Servers as the runtime chooses from them. */
export function serverData(servers: readonly Server[]) {
  return servers.map(({ name, url, variables }) => ({
    name,
    url: url === "" ? "/" : url,
    variables:
      variables.length === 0
        ? undefined
        : Object.fromEntries(variables.map((variable) => [variable.name, variable.default ?? null])),
  }));
}

function authData({ model: { auth } }: SdkNames, file: CodeFile) {
  const schemes = auth.schemes.filter(({ ways }) => ways.length > 0);
  if (schemes.length === 0) return {};
  return {
    schemes: Object.fromEntries(
      schemes.map(({ name, ways, place }) => {
        const [only, ...others] = ways.map((way) => wayCode(file, way, place));
        return [name, others.length === 0 ? only : [only, ...others]];
      }),
    ),
    security: auth.credentials,
    exclusive: auth.exclusive || undefined,
    required: auth.required || undefined,
  };
}

/** A call of the runtime's function for one way to get at a credential. */
function wayCode(file: CodeFile, { kind, options, tokenUrl = "" }: CredentialWay, place: KeyPlace | undefined): Code {
  const make = file.value(RUNTIME, kind);
  const [option = ""] = options;
  if (kind === "basic") return new Code(`${make}()`);
  if (kind === "clientCredentials") return new Code(`${make}(${quote(tokenUrl)})`);
  if (kind === "bearer") return new Code(`${make}(${option === "token" ? "" : quote(option)})`);
  const where = literal({ in: place?.in, name: place?.name, prefix: place?.prefix || undefined });
  return new Code(option === "apiKey" ? `${make}(${where})` : `${make}(${where}, ${quote(option)})`);
}
