import type {
  ApiPromise,
  ErrorCode,
  ListScansParams,
  PagePromise,
  Report,
  Scan,
  ScanFailedError,
  ScanStatus,
  Vulnerability,
  WaiterError,
} from "@hivepro/sdk";
import { HiveProClient, type UnknownWebhook, verifyWebhook, type WebhookPayload } from "@hivepro/sdk";
import type { operations } from "@hivepro/types/unwrapped";
import { expectTypeOf, test } from "vitest";

const client = new HiveProClient({ apiKey: "key" });

test("methods name their types", () => {
  expectTypeOf(client.scans.get).returns.toEqualTypeOf<ApiPromise<Scan>>();
  expectTypeOf(client.scans.list).returns.toEqualTypeOf<PagePromise<Scan>>();
  expectTypeOf<Scan["getVulnerabilities"]>().returns.toEqualTypeOf<PagePromise<Vulnerability>>();
  expectTypeOf<Scan["generateReport"]>().returns.toEqualTypeOf<ApiPromise<Report>>();
  expectTypeOf(client.scans.delete).returns.toEqualTypeOf<ApiPromise<void>>();
});

test("parameters are those that openapi-typescript reads from the contract", () => {
  type Query = NonNullable<operations["listScans"]["parameters"]["query"]>;
  expectTypeOf<Query>().toExtend<ListScansParams>();
  expectTypeOf<keyof ListScansParams>().toEqualTypeOf<keyof Query>();
  expectTypeOf<NonNullable<ListScansParams["status"]>>().toEqualTypeOf<ScanStatus[]>();
});

test("codes of errors are known, and open to those of a newer server", () => {
  expectTypeOf<"SCAN_NOT_FINISHED">().toExtend<ErrorCode>();
  expectTypeOf<string>().toExtend<ErrorCode>();
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
