import type { Webhook } from "../../model/api-model.ts";
import type { OutputFile } from "../target.ts";
import { codeBlock } from "./example.ts";
import { aliasText } from "./models.ts";
import { PythonFile } from "./python-file.ts";
import { classIdentifier } from "./python-identifier.ts";
import { importUsed, type PythonNames } from "./python-names.ts";
import { docstring, indent, quote } from "./python-text.ts";
import { union } from "./python-types.ts";

/** `webhooks.py`: what the API sends by itself, where it does. */
export function webhookFiles(names: PythonNames): OutputFile[] {
  const { model } = names;
  if (model.webhooks.length === 0) return [];
  const file = new PythonFile("webhooks.py", model.input, `What ${model.title} sends by itself.`);
  const payloads = model.webhooks.map((webhook) => payloadType(names, webhook));
  const event = union(payloads);
  importUsed(file, event, ".", "value");
  file.type("typing", "TypeAlias");
  file.add(
    aliasText("WebhookEvent", event),
    ...docstring(["The payload of an event.", eventsText(model.webhooks, payloads)], 0),
  );
  if (isSigned(names)) addVerification(names, file);
  return [file.finish()];
}

export function isSigned({ model }: PythonNames): boolean {
  return model.webhooks.some(({ signed }) => signed);
}

export function webhookNames(signed: boolean): string[] {
  return ["WebhookEvent", ...(signed ? ["verify_webhook"] : [])];
}

function payloadType({ received }: PythonNames, { hasPayload, payload, name }: Webhook): string {
  return hasPayload ? received.annotation(payload, `${classIdentifier(name.pascal)}Payload`, "types.") : "None";
}

function eventsText(webhooks: readonly Webhook[], payloads: readonly string[]): string {
  return webhooks
    .map(({ event, summary }, index) => {
      const about = summary === undefined ? "" : `: ${summary.replaceAll(/\s+/g, " ").trim()}`;
      return `- \`${event}\` is \`${payloads[index]}\`${about}`;
    })
    .join("\n");
}

/** Events that are newer than the SDK pass as they are, so that they don't disturb. */
function addVerification(names: PythonNames, file: PythonFile): void {
  const { model } = names;
  file.value("typing", "Any");
  for (const name of ["Mapping", "Sequence"]) file.type("collections.abc", name);
  const shape = file.value("._runtime.decode", "Shape");
  const verified = file.value("._runtime.webhooks", "verified_payload");
  file.value("._runtime.webhooks", "DEFAULT_TOLERANCE");
  file.add(`_EVENT: ${shape}[WebhookEvent | dict[str, Any]] = ${shape}(WebhookEvent)`);
  file.add(
    "def verify_webhook(",
    "    payload: str | bytes,",
    "    headers: Mapping[str, str],",
    "    secret: str | Sequence[str],",
    "    *,",
    "    tolerance: float = DEFAULT_TOLERANCE,",
    "    now: float | None = None,",
    ") -> WebhookEvent | dict[str, Any]:",
    ...docstring(
      [
        `Checks that a webhook comes from ${model.name.pascal}, as Standard Webhooks defines it, and gives its payload.`,
        "Raises a `WebhookError` if the signature doesn't match, or if the webhook was signed more than five minutes ago. Events that are newer than this version are plain dicts.",
        [
          "Args:",
          "    payload: The body as it arrived, not parsed.",
          "    headers: Of the request.",
          "    secret: `whsec_…`; several while they are changed.",
          "    tolerance: Seconds by which sender's and own clock may differ, delivery included.",
          "    now: Seconds since 1970. Default: the time now.",
        ].join("\n"),
        codeBlock([`event = verify_webhook(request.body, request.headers, ${quote("whsec_…")})`]),
      ],
      4,
    ).map((line) => indent(line)),
    `    return _EVENT.decode(${verified}(payload, headers, secret, tolerance=tolerance, now=now))`,
  );
}
