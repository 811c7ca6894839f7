import { arrayOf, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import { type History, NO_HISTORY } from "../incremental/history.ts";
import type { LoadedDocument } from "../load/load.ts";
import type { ApiModel, License, RateLimitHeaders, Resource } from "./api-model.ts";
import { readAuthExtension } from "./auth-extension.ts";
import { type Context, createContext } from "./context.ts";
import { environmentOf } from "./credential-options.ts";
import { NOTHING_DECLARED } from "./declarations/declarations.ts";
import { declare } from "./declarations/declare.ts";
import { decideEnvelopes } from "./detect/decide-envelopes.ts";
import { decideErrors } from "./detect/decide-errors.ts";
import { declaredCodes } from "./errors.ts";
import { extensionOf } from "./extension.ts";
import { boundTypesOf } from "./links.ts";
import { wordsOf } from "./names.ts";
import { readOperation, readRetry } from "./operations.ts";
import { productName } from "./product-name.ts";
import { rawOperations } from "./raw-operations.ts";
import { readSchema } from "./read-schema.ts";
import { groupOperations, type ReadOperation } from "./resources.ts";
import { unreachable } from "./routes.ts";
import { readTypes } from "./schemas/named-types.ts";
import { markSent } from "./schemas/sent-types.ts";
import { Security } from "./security.ts";
import { baseUrlOf, operationServers, readApiServers } from "./servers.ts";
import { unwrapDocument } from "./unwrap-document.ts";
import { webhookTypeMember } from "./webhook-types.ts";
import { readWebhooks } from "./webhooks.ts";

/** Makes every decision about an API, once. @param history of a document that is being edited: what stays is read once */
export function buildModel(
  loaded: LoadedDocument,
  declarations = NOTHING_DECLARED,
  history: Pick<History, "next"> = NO_HISTORY,
): ApiModel {
  const { report } = loaded;
  const { document: declared, unusedExtensions } = declare(createContext(loaded), declarations);
  const { document, run } = history.next(declared);
  const context = createContext({ document, report }, run);
  const info = objectOf(document.info);
  const root = extensionOf(context, document, [], "root");
  const raws = rawOperations(context);
  const lost = unreachable(context, raws);
  const envelopes = decideEnvelopes(context, raws, root);
  const errors = decideErrors(context, raws, root, envelopes.of);
  const authExtension = readAuthExtension(root);
  const servers = readApiServers(context, raws);
  const security = new Security(context, raws, servers, authExtension);
  const read = raws.map((raw) => {
    const decided = {
      envelope: envelopes.of(raw),
      errors: errors.of(raw),
      reachable: !lost.has(raw.id),
      access: security.accessTo(raw),
      servers: operationServers(context, raw, servers),
    };
    return { raw, operation: readOperation(context, raw, root, decided) };
  });
  const resources = readResources(context, read);
  const operations = read.map(({ operation }) => operation);
  const types = markSent(readTypes(context), operations);
  const webhooks = readWebhooks(context, raws);
  const title = stringOf(info.title) ?? "API";
  const { name, environmentPrefix } = productName(stringOf(root.name) ?? title, servers);
  const auth = security.auth(operations, authExtension.environmentPrefix ?? environmentPrefix);
  return {
    name,
    title,
    version: stringOf(info.version) ?? "0.0.0",
    description: stringOf(info.description)?.trim(),
    license: readLicense(info),
    input: loaded.input,
    servers,
    baseUrl: baseUrlOf(servers),
    environment: environmentOf(auth, authExtension, environmentPrefix),
    types,
    resources,
    webhooks,
    webhookType: webhookTypeMember(webhooks, types),
    boundTypes: boundTypesOf(context, raws, resources, types),
    auth,
    envelope: envelopes.common,
    errors: errors.common,
    defaultCodes: declaredCodes(root),
    rateLimit: readRateLimit(root),
    retry: readRetry(root),
    unusedExtensions,
    document: {
      wire: document,
      unwrapped: unwrapDocument(context, raws, operations),
      schemaOf: (raw, at) => readSchema(context, raw, at),
      run,
    },
  };
}

/** Licenses that are named by their SPDX identifier, or nearly so. */
const SPDX = new Map(
  ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MPL-2.0", "Unlicense"].map(
    (identifier) => [identifier.toLowerCase(), identifier],
  ),
);

function readLicense(info: JsonObject): License | undefined {
  const { name, identifier } = objectOf(info.license);
  const shown = stringOf(name) ?? stringOf(identifier);
  if (shown === undefined) return undefined;
  const wanted = shown
    .toLowerCase()
    .replace(/\s+license$|,? version/g, "")
    .replaceAll(/\s+/g, "-");
  return { name: shown, identifier: stringOf(identifier) ?? SPDX.get(wanted) };
}

function readResources(context: Context, read: readonly ReadOperation[]): Resource[] {
  const descriptions = new Map(
    arrayOf(context.document.tags).map((tag) => [
      wordsOf(stringOf(objectOf(tag).name) ?? "")
        .join("")
        .toLowerCase(),
      stringOf(objectOf(tag).description),
    ]),
  );
  return groupOperations(context, read).map(({ name, operations: grouped }) => ({
    name,
    description: descriptions.get(name.words.join("").toLowerCase()),
    operations: grouped,
  }));
}

function readRateLimit(root: JsonObject): RateLimitHeaders | undefined {
  const declared = objectOf(root.rateLimit);
  const limit = stringOf(declared.limit);
  const remaining = stringOf(declared.remaining);
  const reset = stringOf(declared.reset);
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  const units = ["epoch-seconds", "epoch-milliseconds", "seconds"] as const;
  return { limit, remaining, reset, unit: units.find((unit) => unit === declared.unit) ?? "epoch-seconds" };
}
