import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generate, write } from "../src/index.ts";
import { compile, compilers } from "./support/compilers.ts";

/** What programs may write with generated clients, and what the compiler refuses. */
const use = `import type { CredentialSource } from "@hivegen/client-runtime";
import { createClient } from "./security/fetch.ts";
import { type ClientOptions, VaultClient } from "./security/index.ts";
import { WeatherClient } from "./servers/index.ts";
import type { ApiWebhookEvent, Receipt, WebhookEvent, WebhookEventName, WebhookPayload } from "./webhooks/index.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare const environment: { readonly TOKEN: string | undefined };
const holds = <T extends true>(): T | undefined => undefined;

new VaultClient({ appId: "a", appKey: async () => "b", sessionToken: environment.TOKEN });
new VaultClient({ username: "me", password: "" }).withOptions({ clientId: "c", clientSecret: "d", scopes: ["secrets"] });
new VaultClient().withOptions({ timeout: 5 });
createClient({ accessToken: "t" });
holds<Equal<ClientOptions["apiKey"], CredentialSource | undefined>>();
// @ts-expect-error the option of the scheme "session" has a declared name
new VaultClient({ session: "s" });
// @ts-expect-error a key is no number
new VaultClient({ appId: 1 });
// @ts-expect-error there is nothing to choose from
new VaultClient({ server: "production" });

new WeatherClient({ server: "tenant-sandbox", serverVariables: { tenant: "me", region: "us", port: "1" } });
// @ts-expect-error there is no such server
new WeatherClient({ server: "live" });
// @ts-expect-error there is no such region
new WeatherClient({ serverVariables: { region: "moon" } });
// @ts-expect-error the API has no credentials
new WeatherClient({ apiKey: "k" });

holds<Equal<WebhookPayload<"delivered">, Receipt>>();
holds<Equal<WebhookPayload<"parcel.lost">, WebhookEvent>>();
holds<Equal<WebhookPayload<"ping">, undefined>>();
holds<Equal<WebhookPayload<"returnParcel.failed">, unknown>>();
holds<Equal<ApiWebhookEvent["event"], WebhookEventName>>();
export function receive(sent: ApiWebhookEvent): string {
  if (sent.event === "delivered") return sent.payload.signedBy;
  if (sent.event === "sendParcel.failed") return sent.payload.why ?? "";
  // @ts-expect-error what receivers never see
  return sent.event === "parcel.lost" ? sent.payload.secret : "";
}
`;

let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "hivegen-client-types-"));
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }\n');
  mkdirSync(join(directory, "node_modules/@hivegen"), { recursive: true });
  const runtime = dirname(fileURLToPath(import.meta.resolve("@hivegen/client-runtime/package.json")));
  symlinkSync(runtime, join(directory, "node_modules/@hivegen/client-runtime"));
  const base = join(import.meta.dirname, "specs");
  for (const name of ["security", "servers", "webhooks"]) {
    const outputs = [{ target: "typescript-sdk", directory: join(directory, name) }];
    write((await generate({ input: `${name}.yaml`, outputs, base })).outputs);
  }
  writeFileSync(join(directory, "use.ts"), use);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

test.each(compilers)("generated clients are typed as their API is, under TypeScript %s", (_, tsc) => {
  expect(compile(tsc, directory, ["use.ts"])).toBe("");
});
