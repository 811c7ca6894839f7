/** Programs that start a scan, get it and list them, by each client; what `globalThis` gets, no bundler drops. */

const CREDENTIALS = '{ apiKey: "key" }';
const PARAMS = '{ target: "https://example.com", scan_type: "standard" }';

/** @param scans an expression for the resource */
function hiveproCalls(scans: string): string {
  return `globalThis.program = async () => {
  const scans = ${scans};
  const { id } = await scans.create(${PARAMS});
  for await (const scan of scans.list()) console.log(scan.id);
  return scans.get(id);
};
`;
}

export const hiveproWhole = `import { HiveProClient } from "@hivepro/sdk";
${hiveproCalls(`new HiveProClient(${CREDENTIALS}).scans`)}`;

export const hiveproResource = `import { ScansResource } from "@hivepro/sdk/resources/scans";
${hiveproCalls(`new ScansResource(${CREDENTIALS})`)}`;

export const openapiFetch = `import createClient from "openapi-fetch";
globalThis.program = async () => {
  const client = createClient({ baseUrl: "https://api.hivepro.io/v1", headers: { authorization: "Bearer key" } });
  const { data } = await client.POST("/scans", { body: ${PARAMS} });
  console.log(await client.GET("/scans"));
  return client.GET("/scans/{scan_id}", { params: { path: { scan_id: data.data.id } } });
};
`;

const heyApiCalls = `globalThis.program = async () => {
  client.setConfig({ baseUrl: "https://api.hivepro.io/v1", auth: () => "key" });
  const { data } = await createScan({ body: ${PARAMS} });
  console.log(await listScans());
  return getScan({ path: { scan_id: data.data.id } });
};
`;

export const heyApiSome = `import { client } from "./api/client.gen";
import { createScan, getScan, listScans } from "./api/sdk.gen";
${heyApiCalls}`;

export const heyApiWhole = `import { client } from "./api/client.gen";
import * as sdk from "./api/sdk.gen";
import { createScan, getScan, listScans } from "./api/sdk.gen";
globalThis.sdk = sdk;
${heyApiCalls}`;

/** Stainless has no public SDK for this API; its runtime is that of every SDK, here with a resource of OpenAI's. */
export const stainless = `import { OpenAI } from "openai/client";
globalThis.program = async () => {
  const client = new OpenAI({ apiKey: "key", baseURL: "https://api.hivepro.io/v1", dangerouslyAllowBrowser: true });
  for await (const model of client.models.list()) console.log(model.id);
  await client.models.delete("model_1");
  return client.models.retrieve("model_1");
};
`;
