import { describe, expect, test } from "vitest";
import { evidenceOf } from "../../../src/engine/findings/evidence.ts";
import { fingerprintOf, type WeaknessIdentity } from "../../../src/engine/findings/fingerprint.ts";
import type { Exchange } from "../../../src/engine/http/exchange.ts";

function exchange(body: string, headers: Record<string, string> = {}): Exchange {
  return {
    request: { method: "GET", url: new URL("http://shop.example/a?password=hunter2222"), headers, body: undefined },
    response: {
      status: 200,
      statusText: "OK",
      httpVersion: "1.1",
      headers: new Map([["set-cookie", ["sid=abcdef123456; Path=/; HttpOnly"]]]),
      body,
      truncated: false,
      tls: undefined,
    },
  };
}

describe("evidenceOf", () => {
  test("shows the match with its surroundings, within 2 KiB", () => {
    const { responseExcerpt, matched } = evidenceOf(exchange(`${"é".repeat(9000)}NEEDLE${"é".repeat(9000)}`), "NEEDLE");
    expect(responseExcerpt).toContain("NEEDLE");
    expect(matched).toBe("NEEDLE");
    expect(Buffer.byteLength(responseExcerpt)).toBeLessThanOrEqual(2048);
    expect(responseExcerpt).not.toContain("\uFFFD");
  });

  test("removes credentials from request and response, echoed ones too", () => {
    const headers = {
      authorization: "Bearer topsecret-1",
      cookie: "sid=abcdef123456; theme=dark",
      "x-key": "topsecret-2",
    };
    const body = "you sent topsecret-1 and topsecret-2, sid abcdef123456, and DB_PASSWORD=correct-horse";
    const text = JSON.stringify(evidenceOf(exchange(body, headers), undefined));
    for (const secret of ["topsecret", "abcdef123456", "hunter2222", "correct-horse"])
      expect(text).not.toContain(secret);
    expect(text).toContain("sid=[redacted]; Path=/; HttpOnly");
  });

  test("a secret that was found is recognisable, and no more than that", () => {
    const key = `AKIA${"ZZ7XLM3T5RWV2B9D"}`;
    const evidence = evidenceOf(exchange(`${"x".repeat(5000)} key ${key}`), key);
    expect(JSON.stringify(evidence)).not.toContain(key.slice(4));
    expect(evidence.matched).toBe("AKIA…[redacted]");
    expect(evidence.responseExcerpt).toContain("AKIA…[redacted]");
  });
});

describe("fingerprintOf", () => {
  const base: WeaknessIdentity = {
    checkId: "xss-reflected",
    url: new URL("http://shop.example/orders/17?q=1"),
    scope: "parameter",
    method: "GET",
    parameter: "q",
    subject: undefined,
  };

  test("is the same for the same place, whatever the values", () => {
    const other = { ...base, url: new URL("http://shop.example/orders/18?q=2") };
    expect(fingerprintOf(other)).toBe(fingerprintOf(base));
  });

  test("does not depend on the page for what concerns the whole origin", () => {
    const anywhere = { ...base, scope: "origin" as const };
    const elsewhere = { ...anywhere, url: new URL("http://shop.example/x") };
    expect(fingerprintOf(anywhere)).toBe(fingerprintOf(elsewhere));
  });

  test("differs by check, origin, path, method, parameter and subject", () => {
    const others: Partial<WeaknessIdentity>[] = [
      {},
      { checkId: "open-redirect" },
      { url: new URL("https://shop.example/orders/17") },
      { url: new URL("http://shop.example/carts/17") },
      { method: "POST" },
      { parameter: "r" },
      { subject: "x" },
    ];
    expect(new Set(others.map((change) => fingerprintOf({ ...base, ...change }))).size).toBe(others.length);
  });
});
