import {
  AbortError,
  EnvelopeError,
  HiveProClient,
  NotFoundError,
  type RequestOptions,
  type Scan,
  type Vulnerability,
  verifyWebhook,
  WebhookError,
} from "@hivepro/sdk";
import { createClient } from "@hivepro/sdk/fetch";
import { ScansResource } from "@hivepro/sdk/resources/scans";
import { failure, mockApi, sequence } from "@hivepro/sdk/testing";
import type { ScanCreate } from "@hivepro/types";
import type { paths } from "@hivepro/types/unwrapped";

/** A little of everything that the SDK does, as plain data. */
export async function tryEverything(baseUrl: string): Promise<Record<string, unknown>> {
  const client = new HiveProClient({ apiKey: "hp_consumer", baseUrl });
  return {
    ...(await scans(client)),
    errors: await errors(client),
    report: await report(client),
    byPath: await byPath(baseUrl),
    mocked: await mocked(),
    webhooks: [await webhook("failed"), await webhook("completed")],
    resource: (await new ScansResource(client.core).get("scan_1")).id,
  };
}

async function scans(client: HiveProClient): Promise<Record<string, unknown>> {
  const request: ScanCreate = { target: "https://example.com", scan_type: "standard" };
  const created: Scan = await client.scans.create(request);
  const { attempts, requestId } = await client.scans.get("scan_busy").withResponse();
  const done = await created.waitUntilComplete({ minDelay: 0.01, maxDelay: 0.01 });
  const found: Vulnerability[] = [];
  for await (const vulnerability of done.getVulnerabilities({ severity: ["high"] })) found.push(vulnerability);
  const first = await client.scans.list({ limit: 1 });
  return {
    created: { ...created },
    state: describe(done),
    retried: { attempts, requestId },
    found: found.map(({ id }) => id),
    firstPage: { ids: first.items.map(({ id }) => id), more: first.hasNextPage() },
  };
}

function describe({ status }: Scan): string {
  switch (status) {
    case "completed":
      return "done";
    case "failed":
    case "canceled":
      return "not done";
    default:
      return `still ${status}`;
  }
}

async function errors(client: HiveProClient): Promise<unknown[]> {
  const controller = new AbortController();
  controller.abort();
  const stopped: RequestOptions = { signal: controller.signal };
  return [
    await client.scans.get("scan_nope").catch(nameOf),
    await client.scans.get("scan_page").catch(nameOf),
    await client.scans.get("scan_1", stopped).catch(nameOf),
  ];
}

function nameOf(error: unknown): unknown {
  if (error instanceof NotFoundError) return ["NotFoundError", error.code, error.status, error.requestId];
  if (error instanceof EnvelopeError) return ["EnvelopeError", error.status];
  if (error instanceof AbortError) return ["AbortError", error.attempts];
  return String(error);
}

async function report(client: HiveProClient): Promise<number[]> {
  const { id } = await client.scans.createReport("scan_1", { format: "pdf" });
  return [...(await client.reports.download(id).bytes())];
}

async function byPath(baseUrl: string): Promise<unknown> {
  const route: keyof paths = "/scans/{scan_id}";
  const client = createClient({ apiKey: "hp_consumer", baseUrl });
  const { data, error } = await client.GET(route, { params: { path: { scan_id: "scan_1" } } });
  return data ? data.id : error;
}

async function mocked(): Promise<unknown> {
  const api = mockApi({
    "scans.get": sequence({ status: "failed", tags: ["a"] }, failure(500)),
    "scans.list": failure("FORBIDDEN"),
  });
  const client = new HiveProClient({ apiKey: "hp_consumer", fetch: api.fetch });
  const { status } = await client.scans.get("scan_1");
  const refused = await client.scans.list({ limit: 1000 }).catch(() => api.refused);
  return [status, refused, api.callsOf("scans.get").length];
}

/** The signature is for the status `failed`. */
async function webhook(status: string): Promise<unknown> {
  const body = JSON.stringify({ id: "evt_1", type: "scan.failed", data: { id: "scan_1", status } });
  const headers = {
    "webhook-id": "evt_1",
    "webhook-timestamp": "1772366400",
    "webhook-signature": "v1,u5SpdMtXSznjrRmPIU0Bn6B28RXuhAhPZLp3oSNRhZs=",
  };
  const secret = "whsec_dGhlIGtleSBvZiB0aGlzIGluc3RhbGxhdGlvbg==";
  try {
    const event = await verifyWebhook(body, headers, secret, { now: 1772366400_000 });
    return event.type === "scan.failed" ? event.data.status : event.type;
  } catch (error) {
    return error instanceof WebhookError ? error.reason : String(error);
  }
}
