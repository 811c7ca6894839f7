import type { Writable } from "node:stream";
import { describe, expectTypeOf, it } from "vitest";
import {
  type ApiPromise,
  bindMethods,
  type ClientCore,
  type ClientOptions,
  type Download,
  type DownloadDestination,
  type DownloadPromise,
  type Fetch,
  type Meta,
  type Operation,
  type Page,
  type PagePromise,
  paginate,
  startDownload,
  type WaiterError,
  waitFor,
} from "../src/index.ts";
import type { Scan } from "./support/test-api.ts";

declare const client: ClientCore;
declare const operation: Operation;

/** Checked by the compiler; nothing here runs. */
const compiled = (_check: () => unknown) => {};

describe("types", () => {
  it("name what a call gives", () => {
    compiled(() => {
      expectTypeOf(client.call<Scan>(operation)).toEqualTypeOf<ApiPromise<Scan>>();
      expectTypeOf(client.call<Scan>(operation)).toExtend<Promise<Scan>>();
      expectTypeOf<Awaited<ApiPromise<Scan | null>>>().toEqualTypeOf<Scan | null>();
      expectTypeOf<Awaited<ReturnType<ApiPromise<Scan>["withResponse"]>>["data"]>().toEqualTypeOf<Scan>();
      expectTypeOf<Awaited<ReturnType<ApiPromise<Scan>["withResponse"]>>["meta"]>().toEqualTypeOf<Meta | undefined>();
      expectTypeOf<Awaited<ReturnType<ApiPromise<Scan, { total: number }>["withResponse"]>>["meta"]>().toEqualTypeOf<
        { total: number } | undefined
      >();
    });
  });

  it("let results that may be missing have their methods", () => {
    compiled(() => {
      const bind = (_client: ClientCore, scan: Scan) => ({ ...scan, cancel: () => {} });
      type Bound = ReturnType<typeof bind>;
      const optional = (): ApiPromise<Bound | undefined> => client.call(operation, {}, {}, bind);
      const nullable = (): ApiPromise<Bound | null> => client.call(operation, {}, {}, bind);
      return [optional, nullable];
    });
  });

  it("tell pages from items", () => {
    compiled(async () => {
      const list = paginate<Scan>(client, operation);
      expectTypeOf(list).toEqualTypeOf<PagePromise<Scan>>();
      expectTypeOf(await list).toEqualTypeOf<Page<Scan>>();
      expectTypeOf(await list.toArray()).toEqualTypeOf<Scan[]>();
      for await (const scan of list) expectTypeOf(scan).toEqualTypeOf<Scan>();
      for await (const page of list.byPage()) expectTypeOf(page).toEqualTypeOf<Page<Scan>>();
      for (const scan of await list) expectTypeOf(scan).toEqualTypeOf<Scan>();
    });
  });

  it("let a bound value have its methods, and be called without arguments that are optional", () => {
    compiled(() => {
      expectTypeOf(bindMethods({ id: "1" }, { refresh: async () => 1 }).refresh).returns.toEqualTypeOf<
        Promise<number>
      >();
      expectTypeOf(client.call<Scan>(operation, undefined, undefined, undefined)).toEqualTypeOf<ApiPromise<Scan>>();
    });
  });

  it("take downloads to paths, URLs, streams of the web and of Node", () => {
    expectTypeOf<string>().toExtend<DownloadDestination>();
    expectTypeOf<URL>().toExtend<DownloadDestination>();
    expectTypeOf<WritableStream<Uint8Array>>().toExtend<DownloadDestination>();
    expectTypeOf<Writable>().toExtend<DownloadDestination>();
    expectTypeOf<NodeJS.WriteStream>().toExtend<DownloadDestination>();
    expectTypeOf<number>().not.toExtend<DownloadDestination>();
    compiled(() => {
      expectTypeOf(startDownload(client, operation, {}, undefined, {})).toEqualTypeOf<DownloadPromise>();
      expectTypeOf(startDownload(client, operation)).toExtend<Promise<Download>>();
    });
  });

  it("take the platform's fetch, and one that reads only URLs", () => {
    expectTypeOf<typeof globalThis.fetch>().toExtend<Fetch>();
    expectTypeOf<(url: string) => Promise<Response>>().toExtend<Fetch>();
    expectTypeOf<{ apiKey: () => string }>().toExtend<ClientOptions>();
    expectTypeOf<{ apiKey: () => Promise<string> }>().toExtend<ClientOptions>();
    expectTypeOf<{ apiKey: number }>().not.toExtend<ClientOptions>();
  });

  it("give the value of a wait that failed", () => {
    expectTypeOf<WaiterError<Scan>["value"]>().toEqualTypeOf<Scan | undefined>();
    compiled(() => {
      const poll = () => client.call<Scan>(operation);
      const waiter = { name: "w", success: [], failure: [], minDelay: 1, maxDelay: 2 };
      expectTypeOf(waitFor(client, waiter, poll)).toEqualTypeOf<Promise<Scan>>();
    });
  });
});
