import { CodeFile } from "../../print/code-file.ts";
import { Code, literal } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { RUNTIME, type ServerNames } from "./server-names.ts";

/** `contract.ts`: the API as the kit enforces it. */
export function contractFile({ model }: ServerNames): OutputFile {
  const file = new CodeFile("contract.ts", model.input);
  const operations = model.resources.flatMap((resource) =>
    resource.operations.map(({ id }) => new Code(file.value(`./operations/${resource.name.kebab}.ts`, id))),
  );
  const { requestIdHeader, ...errors } = model.errors;
  const data = {
    title: model.title,
    version: model.version,
    operations,
    envelope: model.envelope,
    errors,
    rateLimit: model.rateLimit && {
      limit: model.rateLimit.limit,
      remaining: model.rateLimit.remaining,
      reset: model.rateLimit.reset,
      resetUnit: model.rateLimit.unit,
    },
    requestIdHeader,
    securitySchemes: model.auth.schemes,
    defaultCodes: Object.fromEntries(Object.entries(model.defaultCodes).map(([status, [code]]) => [status, code])),
  };
  file.add(`export const contract: ${file.type(RUNTIME, "ServerContract")} = ${literal(data, 100)};`);
  return file.finish();
}
