import type { Webhook } from "../../model/api-model.ts";
import { CodeFile } from "../../print/code-file.ts";
import { indent, jsdoc, list, propertyKey, quote } from "../../print/text.ts";
import { typeText } from "../../print/typescript-type.ts";
import type { OutputFile } from "../target.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";

/** `webhooks.ts`: what the API sends by itself, where it does. */
export function webhookFiles(names: SdkNames): OutputFile[] {
  const { model, webhooks } = names;
  if (model.webhooks.length === 0) return [];
  const file = new CodeFile("webhooks.ts", model.input);
  const members = model.webhooks.flatMap((webhook) => [
    ...jsdoc([
      webhook.summary,
      distinctDescription(webhook),
      askedByText(names, webhook),
      webhook.deprecated ? "@deprecated" : undefined,
    ]),
    `${propertyKey(webhook.event)}: ${payloadType(names, file, webhook)};`,
  ]);
  file.add(
    "/** Payloads of what the API sends by itself, by event. */",
    `export interface ${webhooks.events} {`,
    indent(members.join("\n")),
    "}",
  );
  file.add("/** Names of events. */", `export type ${webhooks.name} = keyof ${webhooks.events};`);
  file.add(
    "/** The payload of an event; of any, unless one is named. */",
    `export type ${webhooks.payload}<Name extends ${webhooks.name} = ${webhooks.name}> = ${webhooks.events}[Name];`,
  );
  file.add(
    "/** An event and its payload: `event` tells which payload it is. */",
    `export type ${webhooks.event} = {`,
    `  [Name in ${webhooks.name}]: { readonly event: Name; readonly payload: ${webhooks.events}[Name] };`,
    `}[${webhooks.name}];`,
  );
  if (signedOf(names).length > 0) addVerification(names, file);
  return [file.finish()];
}

function signedOf({ model }: SdkNames): Webhook[] {
  return model.webhooks.filter(({ signed }) => signed);
}

/** `verifyWebhook`, and what it gives for events that are newer than the SDK. */
function addVerification(names: SdkNames, file: CodeFile): void {
  const { model, webhooks } = names;
  const { webhookType } = model;
  if (webhookType !== undefined) {
    const type = file.type(RUNTIME, "UnknownEventType");
    file.add(
      "/** A payload of a type that came after this SDK. It passes, so that new events don't disturb. */",
      `export interface ${webhooks.unknown} {`,
      `  readonly ${propertyKey(webhookType)}: ${type};`,
      "  readonly [member: string]: unknown;",
      "}",
    );
  }
  const body = file.type(RUNTIME, "WebhookBody");
  const headers = file.type(RUNTIME, "WebhookHeaders");
  const options = file.type(RUNTIME, "VerifyWebhookOptions");
  const verify = file.value(RUNTIME, "verifyStandardWebhook");
  file.add(
    ...verificationComment(names),
    `export function ${webhooks.verify}(`,
    `  payload: ${body},`,
    `  headers: ${headers},`,
    "  secret: string | readonly string[],",
    `  options?: ${options},`,
    `): Promise<${verifiedType(names)}> {`,
    `  return ${verify}(payload, headers, secret, options);`,
    "}",
  );
}

/** The payload of a webhook that was checked: of one of those that are signed. */
function verifiedType(names: SdkNames): string {
  const { model, webhooks } = names;
  const signed = signedOf(names);
  const events = signed.map(({ event }) => quote(event)).join(" | ");
  const known = signed.length < model.webhooks.length ? `${webhooks.payload}<${events}>` : webhooks.payload;
  return model.webhookType === undefined ? known : `${known} | ${webhooks.unknown}`;
}

function verificationComment({ model, webhooks }: SdkNames): string[] {
  const fails =
    "Fails with a `WebhookError` if the signature doesn't match, or if the webhook was signed more than five minutes ago.";
  return jsdoc([
    `Checks that a webhook comes from ${model.name.pascal}, as Standard Webhooks defines it, and gives its payload. ${fails}`,
    "@param payload the body as it arrived, not parsed\n@param secret `whsec_…`; several while they are changed",
    [
      "@example",
      "```ts",
      `const event = await ${webhooks.verify}(await request.text(), request.headers, secret);`,
      "```",
    ].join("\n"),
  ]);
}

/** What `index.ts` exports of it. */
export function webhookExports(names: SdkNames): string[] {
  const { model, webhooks } = names;
  if (model.webhooks.length === 0) return [];
  const isSigned = signedOf(names).length > 0;
  const types = [webhooks.events, webhooks.name, webhooks.payload, webhooks.event];
  if (isSigned && model.webhookType !== undefined) types.push(webhooks.unknown);
  const exported = `${list("export type {", types.sort(), "}", 90, " ")} from "./webhooks.js";`;
  if (!isSigned) return [exported];
  return [
    `export { type VerifyWebhookOptions, WebhookError } from "${RUNTIME}";`,
    exported,
    `export { ${webhooks.verify} } from "./webhooks.js";`,
  ];
}

function payloadType(names: SdkNames, file: CodeFile, { hasPayload, payload }: Webhook): string {
  if (!hasPayload) return "undefined";
  return payload ? typeText(payload, (key) => names.dataType(file, key), { open: names.openValues }) : "unknown";
}

function distinctDescription({ summary, description }: Webhook): string | undefined {
  return description === summary ? undefined : description;
}

function askedByText(names: SdkNames, { askedBy }: Webhook): string | undefined {
  const calls = askedBy.flatMap((id) => {
    const found = names.find(id);
    return found ? [`\`${found.resource.name.camel}.${found.operation.methodName.camel}\``] : [];
  });
  return calls.length > 0 ? `Asked for with ${calls.join(", ")}.` : undefined;
}
