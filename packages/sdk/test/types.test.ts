import type {
  AccountTier,
  ApiPromise,
  CreateScanErrorCode,
  ErrorCode,
  ErrorCodes,
  ListScansParams,
  PageMeta,
  PagePromise,
  Report,
  ResponseMeta,
  Scan,
  ScanCreate,
  ScanFailedError,
  ScanStatus,
  ScanType,
  Severity,
  Vulnerability,
  WaiterError,
} from "@hivepro/sdk";
import {
  type ApiError,
  HiveProClient,
  isErrorOf,
  type UnknownWebhook,
  unlisted,
  verifyWebhook,
  type WebhookPayload,
} from "@hivepro/sdk";
import type { operations } from "@hivepro/types/unwrapped";
import { expect, expectTypeOf, test } from "vitest";

const client = new HiveProClient({ apiKey: "key" });

test("methods name their types", () => {
  expectTypeOf(client.scans.get).returns.toEqualTypeOf<ApiPromise<Scan, ResponseMeta>>();
  expectTypeOf(client.scans.list).returns.toEqualTypeOf<PagePromise<Scan, PageMeta>>();
  expectTypeOf<Scan["getVulnerabilities"]>().returns.toEqualTypeOf<PagePromise<Vulnerability, PageMeta>>();
  expectTypeOf<Scan["generateReport"]>().returns.toEqualTypeOf<ApiPromise<Report, ResponseMeta>>();
  expectTypeOf(client.scans.delete).returns.toEqualTypeOf<ApiPromise<void>>();
});

test("meta is what the contract declares", () => {
  void (async () => {
    const { data, meta, retryCount } = await client.scans.get("scan_1").withResponse();
    expectTypeOf(data).toEqualTypeOf<Scan>();
    expectTypeOf(meta).toEqualTypeOf<ResponseMeta | undefined>();
    expectTypeOf(retryCount).toBeNumber();
    expectTypeOf((await client.scans.list()).meta?.next_cursor).toEqualTypeOf<string | null | undefined>();
  });
});

test("parameters are those that openapi-typescript reads from the contract", () => {
  type Query = NonNullable<operations["listScans"]["parameters"]["query"]>;
  expectTypeOf<Query>().toExtend<ListScansParams>();
  expectTypeOf<keyof ListScansParams>().toEqualTypeOf<keyof Query>();
  expectTypeOf<NonNullable<ListScansParams["status"]>>().toEqualTypeOf<ScanStatus[]>();
});

/** A newer server may send others. */
type Open<Known extends string> = Known | (string & {});
type Listed<Value> = Value extends string ? (string extends Value ? never : Value) : never;

test("codes of errors are known, and open to those of a newer server", () => {
  expectTypeOf<"SCAN_NOT_FINISHED">().toExtend<ErrorCode>();
  expectTypeOf<string>().toExtend<ErrorCode>();
  expectTypeOf<ErrorCodes["createScan"]>().toEqualTypeOf<CreateScanErrorCode>();
  expectTypeOf<"INVALID_TARGET">().toExtend<Listed<CreateScanErrorCode>>();
  expectTypeOf<"SCAN_FINISHED">().not.toExtend<Listed<CreateScanErrorCode>>();
});

test("an error tells the codes of the operation that failed", () => {
  const check = (error: unknown) => {
    if (isErrorOf(error, "createScan")) {
      expectTypeOf(error).toExtend<ApiError>();
      expectTypeOf<Listed<typeof error.code>>().toEqualTypeOf<Listed<CreateScanErrorCode>>();
      expectTypeOf<CreateScanErrorCode | undefined>().toExtend<typeof error.code>();
    }
    if (isErrorOf(error)) expectTypeOf<Listed<typeof error.code>>().toEqualTypeOf<Listed<ErrorCode>>();
    // @ts-expect-error there is no such operation
    isErrorOf(error, "createScam");
  };
  expect(check(new Error())).toBeUndefined();
});

test("values that a server sends are open, those that a program sends are not", () => {
  expectTypeOf<Scan["status"]>().toEqualTypeOf<Open<ScanStatus>>();
  expectTypeOf<Scan["scan_type"]>().toEqualTypeOf<Open<ScanType>>();
  expectTypeOf<Vulnerability["severity"]>().toEqualTypeOf<Open<"critical" | "high" | "medium" | "low" | "info">>();
  expectTypeOf<Report["severity"]>().toEqualTypeOf<Open<Severity>[]>();
  expectTypeOf<NonNullable<Scan["failure"]>["reason"]>().toExtend<string>();
  expectTypeOf<"no_such_reason">().toExtend<NonNullable<Scan["failure"]>["reason"]>();
  expectTypeOf<ScanStatus>().toEqualTypeOf<"queued" | "running" | "completed" | "failed" | "canceled">();
  expectTypeOf<ScanCreate["scan_type"]>().toEqualTypeOf<ScanType | undefined>();
});

test("a switch over known values compiles when none is forgotten", () => {
  const limitOf = (tier: Open<AccountTier>) => {
    switch (tier) {
      case "standard":
        return 1;
      case "professional":
        return 2;
      case "enterprise":
        return 3;
      default:
        return unlisted(tier);
    }
  };
  const forgetful = (tier: Open<AccountTier>) => {
    switch (tier) {
      case "standard":
        return 1;
      default:
        // @ts-expect-error two have no case
        return unlisted(tier);
    }
  };
  expect([limitOf("enterprise"), limitOf("galactic"), forgetful("galactic")]).toEqual([3, "galactic", "galactic"]);
});

test("the type of a webhook tells its payload, and what is left is a type that isn't known", () => {
  expectTypeOf(verifyWebhook).returns.resolves.toEqualTypeOf<WebhookPayload | UnknownWebhook>();
  void ((event: WebhookPayload | UnknownWebhook) => {
    switch (event.type) {
      case "scan.completed":
      case "scan.failed":
        return expectTypeOf(event.data.scan_type).toEqualTypeOf<Scan["scan_type"]>();
      case "vulnerability.found":
        return expectTypeOf(event.data.severity).toEqualTypeOf<Vulnerability["severity"]>();
      case "report.ready":
        return expectTypeOf(event.data.format).toEqualTypeOf<Report["format"]>();
      default:
        expectTypeOf(event).toEqualTypeOf<UnknownWebhook>();
        expectTypeOf(event.type).toExtend<string>();
        return expectTypeOf(event.data).toBeUnknown();
    }
  });
});

test("an error of a wait has what was waited for", () => {
  expectTypeOf<ScanFailedError["scan"]>().toEqualTypeOf<Scan>();
  expectTypeOf<ScanFailedError>().toExtend<WaiterError<Scan>>();
});

test("wrong calls don't compile", () => {
  // @ts-expect-error "thorough" is not a scan type
  void (() => client.scans.create({ target: "https://example.com", scan_type: "thorough" }));
  // @ts-expect-error the target is missing
  void (() => client.scans.create({}));
  // @ts-expect-error there is no such filter
  void (() => client.scans.list({ colour: "red" }));
});
