import type { Webhook } from "../../model/api-model.ts";
import type { Schema } from "../../model/schema.ts";
import { resolved } from "../../model/schemas/named-schemas.ts";
import { docComment } from "./doc-comment.ts";
import type { GoFile } from "./go-file.ts";
import type { GoNames } from "./go-names.ts";
import { quote } from "./go-text.ts";
import { exported } from "./identifiers.ts";
import type { TypeRegistry } from "./type-registry.ts";

/** `webhooks.go`: what the API sends by itself, where it signs it. */
export function addWebhooks(file: GoFile, names: GoNames, types: TypeRegistry): void {
  const { model } = names;
  const signed = model.webhooks.filter((webhook) => webhook.signed);
  if (signed.length === 0) return;
  const payloads = new Map(signed.map((webhook) => [webhook, payloadType(types, webhook)]));
  const known = [...new Set([...payloads.values()].filter((type) => type !== undefined))];
  file.add(
    ...docComment([
      `WebhookEvent is what ${model.name.pascal} sends by itself; a type switch tells which one it is. Events that are newer than this package are an UnknownWebhook.`,
      ...signed.map((webhook) =>
        `${webhook.event}: ${webhook.summary ?? webhook.description ?? ""}`.replace(/:\s*$/, ""),
      ),
    ]),
    "type WebhookEvent interface{ webhookEvent() }",
  );
  for (const type of known) file.add(`func (*${type}) webhookEvent() {}`);
  file.add(
    "// UnknownWebhook is an event that this version does not know.",
    "type UnknownWebhook struct {",
    "\t// Type of the event, if it tells one.",
    "\tType string",
    "\t// Payload as it came.",
    `\tPayload ${file.type("json.RawMessage")}`,
    "}",
  );
  file.add("func (*UnknownWebhook) webhookEvent() {}");
  addVerification(file, names, payloads);
}

function payloadType(types: TypeRegistry, { payload, name }: Webhook): string | undefined {
  if (!payload) return undefined;
  const type = types.typeOf(payload, `${exported(name.words)}Payload`, "response");
  return type.form === "struct" ? type.text : undefined;
}

function addVerification(file: GoFile, names: GoNames, payloads: ReadonlyMap<Webhook, string | undefined>): void {
  const { name, webhookType } = names.model;
  const header = file.standard("net/http", "Header");
  file.internal("document", "Pointer");
  const place = webhookType === undefined ? "nil" : `document.Pointer{${quote(webhookType)}}`;
  const cases = [...payloads].flatMap(([webhook, type]) => {
    const tags = webhookType === undefined || type === undefined ? [] : tagsOf(names, webhook, webhookType);
    return tags.length > 0 ? [`\tcase ${tags.map(quote).join(", ")}:`, `\t\treturn webhookAs[${type}](payload)`] : [];
  });
  file.add(
    ...docComment([
      `VerifyWebhook checks that a webhook comes from ${name.pascal}, as Standard Webhooks defines it, and gives its payload. It fails with a WebhookError if the signature doesn't match, or if the webhook was signed more than five minutes ago.`,
      "The body must be as it arrived. Secrets are whsec_ and base64 after it; several while they are changed.",
    ]),
    `func VerifyWebhook(body []byte, header ${header}, secrets []string, options ...WebhookOption) (WebhookEvent, error) {`,
    "\tpayload, err := verifyStandardWebhook(body, header, secrets, options)",
    "\tif err != nil {",
    "\t\treturn nil, err",
    "\t}",
    `\tevent := document.Text(payload, ${place})`,
    ...(cases.length > 0 ? ["\tswitch event {", ...cases, "\t}"] : []),
    "\treturn &UnknownWebhook{Type: event, Payload: payload}, nil",
    "}",
  );
  file.add(
    "// webhookAs reads a payload as one of those that are known.",
    `func webhookAs[T any, P interface {`,
    "\t*T",
    "\tWebhookEvent",
    `}](payload ${file.type("json.RawMessage")}) (WebhookEvent, error) {`,
    "\tvalue, err := decodeWebhook[T](payload)",
    "\tif err != nil {",
    "\t\treturn nil, err",
    "\t}",
    "\treturn P(value), nil",
    "}",
  );
}

/** Values of the member that tells payloads apart. */
function tagsOf({ schemas }: GoNames, { payload }: Webhook, member: string): string[] {
  if (!payload) return [];
  return valuesOf(payload, member, schemas, 0);
}

function valuesOf(schema: Schema, member: string, schemas: GoNames["schemas"], depth: number): string[] {
  const form = resolved(schema, schemas);
  if (depth > 16) return [];
  if (form.kind === "intersection") return form.parts.flatMap((part) => valuesOf(part, member, schemas, depth + 1));
  const property = form.kind === "object" ? form.properties.find(({ name }) => name === member) : undefined;
  const type = property && resolved(property.schema, schemas);
  return type?.kind === "enum" ? type.values.filter((value) => typeof value === "string") : [];
}
