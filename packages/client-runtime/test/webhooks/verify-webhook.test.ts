import { createHmac, randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { ConfigurationError, verifyStandardWebhook, WebhookError } from "../../src/index.ts";

const SECRET = `whsec_${Buffer.from("a secret of 24 bytes, ok").toString("base64")}`;
const OTHER = `whsec_${randomBytes(32).toString("base64")}`;
const SENT = new Date("2026-03-01T12:00:00Z");
const BODY = '{"type":"scan.completed", "data":{"id":"scan_1","note":"é ✓"}}';
const now = SENT.getTime();

/** Headers as the reference implementation of Standard Webhooks makes them. */
function signed(secret = SECRET, body = BODY, id = "evt_1") {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(now / 1000),
    "webhook-signature": new Webhook(secret).sign(id, SENT, body),
  };
}

const verify = (headers: Record<string, string | string[]>, body: string | Uint8Array = BODY, at = now) =>
  verifyStandardWebhook(body, headers, SECRET, { now: at });

describe("a webhook", () => {
  it("signed by the reference implementation is taken, and its payload given", async () => {
    expect(await verify(signed())).toEqual(JSON.parse(BODY));
  });

  it("signed as the standard is written is taken", async () => {
    const key = Buffer.from(SECRET.slice("whsec_".length), "base64");
    const mac = createHmac("sha256", key)
      .update(`evt_1.${now / 1000}.${BODY}`)
      .digest("base64");
    expect(await verify({ ...signed(), "webhook-signature": `v1,${mac}` })).toEqual(JSON.parse(BODY));
  });

  it("may come with its body as bytes, and its headers as Headers or as Node has them", async () => {
    const bytes = new TextEncoder().encode(BODY);
    expect(await verifyStandardWebhook(bytes, new Headers(signed()), SECRET, { now })).toEqual(JSON.parse(BODY));
    expect(await verifyStandardWebhook(Buffer.from(BODY), signed(), SECRET, { now })).toEqual(JSON.parse(BODY));
    expect(await verifyStandardWebhook(bytes.buffer, signed(), SECRET, { now })).toEqual(JSON.parse(BODY));
    const upper = Object.fromEntries(Object.entries(signed()).map(([name, value]) => [name.toUpperCase(), [value]]));
    expect(await verify(upper)).toEqual(JSON.parse(BODY));
  });

  it.each([
    ["the first of several secrets", [SECRET, OTHER]],
    ["the last of several secrets, as when they are changed", [OTHER, SECRET]],
    ["a secret without its prefix", SECRET.slice("whsec_".length)],
  ])("is checked with %s", async (_, secret) => {
    expect(await verifyStandardWebhook(BODY, signed(), secret, { now })).toEqual(JSON.parse(BODY));
  });

  it("may have several signatures, also of versions that aren't known", async () => {
    const [mine, others] = [signed()["webhook-signature"], signed(OTHER)["webhook-signature"]];
    for (const signature of [`${others} ${mine}`, `v1a,AAAA v2,AAAA ${mine}`, `v1,*** v1, ${mine}`]) {
      expect(await verify({ ...signed(), "webhook-signature": signature })).toEqual(JSON.parse(BODY));
    }
  });

  it("may be as old, or as early, as the tolerance", async () => {
    for (const seconds of [-300, 300]) expect(await verify(signed(), BODY, now + seconds * 1000)).toBeDefined();
    await expect(
      verifyStandardWebhook(BODY, signed(), SECRET, { now: now + 6e5, tolerance: 600 }),
    ).resolves.toBeDefined();
  });

  it("is checked against the clock of this machine", async () => {
    await expect(verifyStandardWebhook(BODY, signed(), SECRET)).rejects.toMatchObject({ reason: "time" });
    await expect(
      verifyStandardWebhook(BODY, signed(), SECRET, { tolerance: Number.POSITIVE_INFINITY }),
    ).resolves.toBeDefined();
  });
});

describe("a webhook is refused", () => {
  const without = (name: string) => Object.fromEntries(Object.entries(signed()).filter(([key]) => key !== name));

  it.each<[string, Record<string, string | string[]>, string, WebhookError["reason"]]>([
    ["with another body", signed(), BODY.replace("scan_1", "scan_2"), "signature"],
    ["with another id", { ...signed(), "webhook-id": "evt_2" }, BODY, "signature"],
    ["with another time", { ...signed(), "webhook-timestamp": String(now / 1000 + 1) }, BODY, "signature"],
    ["signed with another secret", signed(OTHER), BODY, "signature"],
    ["with a signature of another version", { ...signed(), "webhook-signature": "v2,AAAA" }, BODY, "signature"],
    [
      "with a signature that is cut off",
      { ...signed(), "webhook-signature": signed()["webhook-signature"].slice(0, -8) },
      BODY,
      "signature",
    ],
    ["with a signature of nothing", { ...signed(), "webhook-signature": "v1," }, BODY, "signature"],
    ["without an id", without("webhook-id"), BODY, "headers"],
    ["without a time", without("webhook-timestamp"), BODY, "headers"],
    ["without a signature", without("webhook-signature"), BODY, "headers"],
    ["with an id twice", { ...signed(), "webhook-id": ["evt_1", "evt_1"] }, BODY, "headers"],
    ["with a time that is no number", { ...signed(), "webhook-timestamp": "1e9" }, BODY, "headers"],
    ["with a body that is no JSON", signed(SECRET, "hello"), "hello", "payload"],
  ])("%s", async (_, headers, body, reason) => {
    const failure = await verify(headers, body).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WebhookError);
    expect(failure).toMatchObject({ reason });
    expect(JSON.stringify(failure)).not.toContain(SECRET.slice(6));
  });

  it.each([-301, 301])("%i s from when it was signed", async (seconds) => {
    await expect(verify(signed(), BODY, now + seconds * 1000)).rejects.toMatchObject({ reason: "time" });
  });
});

describe("checking a webhook is not possible", () => {
  it.each(["", "whsec_", "whsec_not base64!", [], [SECRET, ""]])("with the secret %j", async (secret) => {
    await expect(verifyStandardWebhook(BODY, signed(), secret, { now })).rejects.toThrow(ConfigurationError);
  });

  it.each([0, -1, Number.NaN])("with a tolerance of %d", async (tolerance) => {
    await expect(verifyStandardWebhook(BODY, signed(), SECRET, { now, tolerance })).rejects.toThrow(
      "tolerance must be",
    );
  });

  it("when the body was parsed before", async () => {
    const parsed = JSON.parse(BODY);
    await expect(verifyStandardWebhook(parsed, signed(), SECRET, { now })).rejects.toThrow("as it arrived");
  });
});
