import type {
  ErrorEnvelope,
  Scan,
  ScanCreate,
  ScanListResponse,
  ScanOptions,
  ScanStatus,
  Severity,
} from "@hivepro/types";
import type { paths as UnwrappedPaths } from "@hivepro/types/unwrapped";
import type { paths as WirePaths } from "@hivepro/types/wire";
import { expectTypeOf, test } from "vitest";

type Json<Response> = Response extends { content: { "application/json": infer Body } } ? Body : never;

test("schemas are named types", () => {
  expectTypeOf<Scan["status"]>().toEqualTypeOf<ScanStatus | (string & {})>();
  expectTypeOf<ScanStatus>().toEqualTypeOf<"queued" | "running" | "completed" | "failed" | "canceled">();
  expectTypeOf<Scan["name"]>().toEqualTypeOf<string | null>();
  expectTypeOf<Severity>().toEqualTypeOf<"critical" | "high" | "medium" | "low" | "info">();
});

test("what a request may leave out is optional, what it must have is not", () => {
  expectTypeOf<{ target: string }>().toExtend<ScanCreate>();
  expectTypeOf<{ scan_type: "quick" }>().not.toExtend<ScanCreate>();
  expectTypeOf<NonNullable<ScanCreate["options"]>>().toEqualTypeOf<ScanOptions>();
});

test("on the wire a response has its envelope", () => {
  type List = Json<WirePaths["/scans"]["get"]["responses"][200]>;
  expectTypeOf<List>().toEqualTypeOf<ScanListResponse>();
  expectTypeOf<List["data"]>().toEqualTypeOf<Scan[]>();
  expectTypeOf<List["meta"]["next_cursor"]>().toEqualTypeOf<string | null>();
});

test("unwrapped, a successful response is its data, and an error is as it was", () => {
  type Responses = UnwrappedPaths["/scans/{scan_id}"]["get"]["responses"];
  expectTypeOf<Json<Responses[200]>>().toEqualTypeOf<Scan>();
  expectTypeOf<Json<Responses[404]>>().toEqualTypeOf<ErrorEnvelope>();
});
