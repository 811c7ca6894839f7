import type { Operation, Resource } from "../../model/api-model.ts";
import { jsdoc } from "../../print/text.ts";
import { exampleCall } from "./example.ts";
import type { SdkNames } from "./sdk-names.ts";

/** The comment of a method: what it does, how it fails, and a call that works. */
export function methodComment(names: SdkNames, resource: Resource, operation: Operation): string[] {
  return jsdoc([
    operation.summary && sentence(operation.summary),
    operation.description === operation.summary ? undefined : operation.description,
    codesText(operation),
    headersText(names, operation),
    otherTypesText(operation),
    operation.deprecated ? "@deprecated" : undefined,
    ["@example", "```ts", ...exampleCall(names, resource, operation), "```"].join("\n"),
  ]);
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Codes that tell something about this operation; those that any call can meet are left out. */
function codesText(operation: Operation): string | undefined {
  const common = new Set(["401", "413", "415", "429", "500"]);
  const codes = Object.entries(operation.errorCodes)
    .filter(([status]) => !common.has(status))
    .flatMap(([, list]) => list);
  return codes.length > 0 ? `Error codes: ${codes.map((code) => `\`${code}\``).join(", ")}.` : undefined;
}

/** Headers of a successful response; those that most have are left out. */
function headersText(names: SdkNames, { result }: Operation): string | undefined {
  const own = result.headers.filter(({ name }) => !names.isCommonHeader(name)).map(({ name }) => `\`${name}\``);
  const where = result.kind === "binary" || result.kind === "stream" ? "asResponse" : "withResponse";
  return own.length > 0 ? `Headers of the response, by \`.${where}()\`: ${own.join(", ")}.` : undefined;
}

/** Media types that the same body can be sent in. */
function otherTypesText({ body }: Operation): string | undefined {
  const [preferred, ...others] = body?.contents ?? [];
  const alike = others.filter(({ kind }) => kind === preferred?.kind).map(({ sentAs }) => `\`${sentAs}\``);
  return alike.length > 0 ? `Also takes ${alike.join(", ")} (option \`contentType\`).` : undefined;
}
