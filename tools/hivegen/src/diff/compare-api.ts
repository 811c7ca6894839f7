import type { ApiModel } from "../model/api-model.ts";
import type { Level } from "./change.ts";
import type { ChangeCode } from "./change-codes.ts";
import { type Recorder, userKey } from "./recorder.ts";
import { isSame } from "./schemas/compare-facts.ts";
import type { SchemaComparison } from "./schemas/schema-comparison.ts";
import { Scope } from "./schemas/scope.ts";
import { type At, startAt } from "./step.ts";

/** What belongs to no operation: names, servers, ways to authenticate, webhooks and types. */
export function compareApi(before: ApiModel, after: ApiModel, recorder: Recorder, schemas: SchemaComparison): void {
  const report: Report = (code, level, message, at) =>
    recorder.add({ code, level, message, subject: { kind: "api" }, ...at });
  const info = startAt("info");
  if (before.name.pascal !== after.name.pascal) {
    report("CLIENT_RENAMED", "breaking", `The API is ${after.name.pascal} now; it was ${before.name.pascal}.`, info);
  }
  if (before.title !== after.title || before.description !== after.description) {
    report("DOCUMENTATION_CHANGED", "docs-only", "The API is described differently.", info);
  }
  compareServers(before, after, report);
  compareSchemes(before, after, report);
  compareTypes(before, after, report);
  compareBoundMethods(before, after, report);
  compareWebhooks(before, after, recorder, report, schemas);
}

type Report = (code: ChangeCode, level: Level, message: string, at: Partial<At>) => void;

function compareServers(before: ApiModel, after: ApiModel, report: Report): void {
  const at = startAt("servers");
  const [old, now] = [before, after].map(({ servers }) => servers.map(({ url }) => url));
  compareNames(old ?? [], now ?? [], {
    removed: (url) => report("SERVER_REMOVED", "breaking", `The server ${url} is gone.`, { old: at.old }),
    added: (url) => report("SERVER_ADDED", "non-breaking", `The server ${url} is new.`, { new: at.new }),
  });
}

function compareSchemes(before: ApiModel, after: ApiModel, report: Report): void {
  const at = (name: string) => startAt("components", "securitySchemes", name);
  const [old, now] = [schemesOf(before), schemesOf(after)];
  compareNames([...old.keys()], [...now.keys()], {
    removed: (name) =>
      report("AUTH_SCHEME_REMOVED", "breaking", `The security scheme ${name} is gone.`, { old: at(name).old }),
    added: (name) =>
      report("AUTH_SCHEME_ADDED", "non-breaking", `The security scheme ${name} is new.`, { new: at(name).new }),
    kept(name) {
      if (isSame(old.get(name), now.get(name))) return;
      report("AUTH_SCHEME_CHANGED", "breaking", `Credentials of ${name} are sent in another way now.`, at(name));
    },
  });
}

/** How the credential of each scheme is sent, by name. */
function schemesOf({ auth }: ApiModel) {
  return new Map(auth.schemes.map(({ name, type, place }) => [name, { type, place }]));
}

function compareTypes(before: ApiModel, after: ApiModel, report: Report): void {
  const at = (key: string) => startAt("components", "schemas", key);
  const [old, now] = [before, after].map(({ types }) => new Map(types.map(({ key, name }) => [key, name])));
  compareNames([...(old?.keys() ?? [])], [...(now?.keys() ?? [])], {
    removed: (key) => report("TYPE_REMOVED", "breaking", `The type ${old?.get(key)} is gone.`, { old: at(key).old }),
    added: (key) => report("TYPE_ADDED", "non-breaking", `The type ${now?.get(key)} is new.`, { new: at(key).new }),
    kept(key) {
      if (old?.get(key) === now?.get(key)) return;
      report("TYPE_RENAMED", "breaking", `The type ${old?.get(key)} is called ${now?.get(key)} now.`, at(key));
    },
  });
}

function compareBoundMethods(before: ApiModel, after: ApiModel, report: Report): void {
  const [old, now] = [before, after].map(({ boundTypes }) =>
    boundTypes.flatMap(({ type, methods }) => methods.map(({ name }) => `${type}.${name.camel}`)),
  );
  compareNames(old ?? [], now ?? [], {
    removed: (name) => report("BOUND_METHOD_REMOVED", "breaking", `The method ${name} is gone.`, {}),
    added: (name) => report("BOUND_METHOD_ADDED", "non-breaking", `The method ${name} is new.`, {}),
  });
}

function compareWebhooks(
  before: ApiModel,
  after: ApiModel,
  recorder: Recorder,
  report: Report,
  schemas: SchemaComparison,
): void {
  const at = (event: string) => startAt("webhooks", event);
  const [old, now] = [before, after].map(({ webhooks }) => new Map(webhooks.map((one) => [one.event, one.payload])));
  const scope = new Scope(recorder, "response", { kind: "api" }, userKey("", "response"));
  compareNames([...(old?.keys() ?? [])], [...(now?.keys() ?? [])], {
    removed: (event) => report("WEBHOOK_REMOVED", "breaking", `The event ${event} is gone.`, { old: at(event).old }),
    added: (event) => report("WEBHOOK_ADDED", "non-breaking", `The event ${event} is new.`, { new: at(event).new }),
    kept(event) {
      schemas.compare(old?.get(event) ?? { kind: "any" }, now?.get(event) ?? { kind: "any" }, at(event), scope);
    },
  });
}

interface OnNames {
  removed(name: string): void;
  added(name: string): void;
  kept?(name: string): void;
}

function compareNames(before: readonly string[], after: readonly string[], on: OnNames): void {
  const [old, now] = [new Set(before), new Set(after)];
  for (const name of old) {
    if (now.has(name)) on.kept?.(name);
    else on.removed(name);
  }
  for (const name of now) if (!old.has(name)) on.added(name);
}
