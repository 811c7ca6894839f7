import { createHmac } from "node:crypto";
import { verifyWebhook, WebhookError } from "@hivepro/sdk";
import { expect, test } from "vitest";

const key = Buffer.from("the key of this installation");
const secret = `whsec_${key.toString("base64")}`;

/** A request as the contract describes it: the headers of Standard Webhooks, signed with HMAC-SHA256. */
function sent(payload: unknown, signedWith: Buffer = key): Request {
  const body = JSON.stringify(payload);
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", signedWith).update(`evt_1.${timestamp}.${body}`).digest("base64");
  return new Request("https://example.com/hooks", {
    method: "POST",
    body,
    headers: {
      "webhook-id": "evt_1",
      "webhook-timestamp": String(timestamp),
      "webhook-signature": `v1,${signature}`,
    },
  });
}

const receive = async (request: Request) => verifyWebhook(await request.text(), request.headers, secret);

test("a webhook that is signed with the secret gives its payload, by its type", async () => {
  const event = await receive(sent({ id: "evt_1", type: "scan.failed", data: { id: "scan_1", status: "failed" } }));
  expect(event.type === "scan.failed" && event.data.id).toBe("scan_1");
});

test("an event that this package doesn't know passes", async () => {
  const event = await receive(sent({ id: "evt_1", type: "scan.paused", data: { id: "scan_1" } }));
  expect(event).toMatchObject({ type: "scan.paused", data: { id: "scan_1" } });
});

test("a webhook that somebody else signed is refused", async () => {
  await expect(receive(sent({ type: "scan.failed" }, Buffer.from("another key")))).rejects.toThrow(WebhookError);
});
