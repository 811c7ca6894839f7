import type { Webhook } from "../../model/api-model.ts";
import { CodeFile } from "../../print/code-file.ts";
import { indent, jsdoc, propertyKey } from "../../print/text.ts";
import { typeText } from "../../print/typescript-type.ts";
import type { OutputFile } from "../target.ts";
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
  return [file.finish()];
}

function payloadType(names: SdkNames, file: CodeFile, { hasPayload, payload }: Webhook): string {
  if (!hasPayload) return "undefined";
  return payload ? typeText(payload, (key) => names.dataType(file, key)) : "unknown";
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
