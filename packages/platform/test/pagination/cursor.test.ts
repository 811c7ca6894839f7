import { ApiError } from "@hivepro/server";
import { describe, expect, it } from "vitest";
import { decodeCursor, encodeCursor, listFingerprint } from "../../src/pagination/cursor.ts";

const FINGERPRINT = listFingerprint("scans", { status: ["running"], sort: "created_at", limit: 10 });
const raw = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("a cursor that is refused", () => {
  it.each([
    ["no base64", "%%%"],
    ["no JSON", Buffer.from("hello").toString("base64url")],
    ["another shape", raw({ a: 1 })],
    ["too little", raw([FINGERPRINT])],
    ["no id", raw([FINGERPRINT, null, ""])],
    ["a key of another type", raw([FINGERPRINT, 5, "scan_1"])],
    ["a key that is no instant", raw([FINGERPRINT, "yesterday-------------24", "scan_1"])],
    ["another list", encodeCursor({ key: null, id: "scan_1" }, listFingerprint("reports", {}))],
  ])("is damaged or of another list: %s", (_, cursor) => {
    expect(() => decodeCursor(cursor, FINGERPRINT, "instant")).toThrow(ApiError);
    expect(() => decodeCursor(cursor, FINGERPRINT, "instant")).toThrow(
      expect.objectContaining({ code: "INVALID_CURSOR" }),
    );
  });
});

describe("a cursor", () => {
  it.each([
    ["instant", "2026-01-15T12:00:00.000Z"],
    ["number", 409.8],
    ["text", "web-app"],
    ["instant", null],
  ] as const)("carries a position of type %s", (type, key) => {
    const position = { key, id: "scan_4Wq0" };
    expect(decodeCursor(encodeCursor(position, FINGERPRINT), FINGERPRINT, type)).toEqual(position);
  });

  it("is bound to filters and order, not to the page's size or the order of parameters", () => {
    const query = { status: ["running"], sort: "created_at" };
    expect(listFingerprint("scans", { cursor: "x", limit: 1, sort: "created_at", status: ["running"] })).toBe(
      listFingerprint("scans", query),
    );
    expect(listFingerprint("scans", { ...query, sort: "updated_at" })).not.toBe(listFingerprint("scans", query));
    expect(listFingerprint("scans", { ...query, status: ["failed"] })).not.toBe(listFingerprint("scans", query));
  });

  it("fits into the contract's 512 characters", () => {
    const cursor = encodeCursor({ key: "a".repeat(64), id: "b".repeat(64) }, FINGERPRINT);
    expect(cursor.length).toBeLessThanOrEqual(512);
  });
});
