import { CodeFile } from "../../print/code-file.ts";
import { literal } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";

/** `api.ts`: what every call needs to know about the API. */
export function apiFile(names: SdkNames): OutputFile {
  const { model, options } = names;
  const file = new CodeFile("api.ts", model.input);
  const prefix = names.environmentPrefix;
  const { requestIdHeader, ...errors } = model.errors;
  const description = {
    name: model.name.pascal,
    userAgent: `${productToken(options.packageName)}-typescript/${options.packageVersion}`,
    baseUrl: model.servers[0]?.url ?? "/",
    environment: {
      baseUrl: `${prefix}_BASE_URL`,
      apiKey: model.auth.apiKey && `${prefix}_API_KEY`,
      clientId: model.auth.clientCredentials && `${prefix}_CLIENT_ID`,
      clientSecret: model.auth.clientCredentials && `${prefix}_CLIENT_SECRET`,
    },
    auth: { apiKey: model.auth.apiKey, clientCredentials: model.auth.clientCredentials },
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
