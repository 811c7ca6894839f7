import { deepStrictEqual } from "node:assert/strict";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { bindMethods, Client, ClientCore, Resource, replaceFields } from "../src/index.ts";
import { API, API_KEY } from "./support/test-api.ts";

describe("methods bound to a value", () => {
  const make = () => bindMethods({ id: "scan_1", tags: ["a"] }, { shout: () => "SCAN_1" });

  it("can be called, and the value stays the same object", () => {
    const plain = { id: "scan_1" };
    const bound = bindMethods(plain, { getId: () => plain.id });
    expect(bound).toBe(plain);
    expect(bound.getId()).toBe("scan_1");
  });

  it("are invisible to everything that looks at data", () => {
    const plain = { id: "scan_1", tags: ["a"] };
    const bound = make();
    expect(JSON.stringify(bound)).toBe(JSON.stringify(plain));
    expect({ ...bound }).toEqual(plain);
    expect(structuredClone(bound)).toEqual(plain);
    expect(Object.keys(bound)).toEqual(["id", "tags"]);
    expect(inspect(bound)).toBe(inspect(plain));
    deepStrictEqual(bound, plain);
    expect(bound).toStrictEqual(plain);
  });

  it("win over a field of the same name, which only a newer server sends", () => {
    const bound = bindMethods({ id: 1, refresh: "daily" } as { id: number }, { refresh: () => "called" });
    expect(bound.refresh()).toBe("called");
    expect(Object.keys(bound)).toEqual(["id"]);
  });
});

describe("replacing the fields of a value", () => {
  it("keeps the object and its methods, and drops what is gone", () => {
    const bound = bindMethods({ id: "1", status: "running", gone: true } as Record<string, unknown>, {
      refresh: () => 1,
    });
    replaceFields(bound, { id: "1", status: "done", added: null, refresh: "field of a newer server" });
    expect(bound).toStrictEqual({ id: "1", status: "done", added: null });
    expect(bound.refresh()).toBe(1);
  });

  it("does not change prototypes", () => {
    const target = {};
    replaceFields(target, JSON.parse('{"__proto__":{"admin":true}}'));
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
    expect("admin" in target).toBe(false);
    expect(Object.keys(target)).toEqual(["__proto__"]);
  });
});

describe("generated clients", () => {
  class Scans extends Resource {
    constructor(source: ConstructorParameters<typeof Resource>[1]) {
      super(API, source);
    }

    baseUrl() {
      return this.client.options.baseUrl;
    }
  }
  class AcmeClient extends Client {
    readonly scans: Scans;

    constructor(options?: ConstructorParameters<typeof Client>[1]) {
      super(API, options);
      this.scans = new Scans(this.core);
    }
  }

  it("have a core that resources call through, and that is not printed", () => {
    const client = new AcmeClient({ apiKey: API_KEY, baseUrl: "https://own.test" });
    expect(client.scans.baseUrl()).toBe("https://own.test");
    expect(client.core).toBeInstanceOf(ClientCore);
    expect(Object.keys(client)).toEqual(["scans"]);
    expect(inspect(client, { depth: 9 })).not.toContain(API_KEY);
  });

  it("can be made from the core of another one", () => {
    const core = new ClientCore(API, { apiKey: API_KEY }).withOptions({ baseUrl: "https://other.test" });
    expect(new AcmeClient(core).scans.baseUrl()).toBe("https://other.test");
  });

  it("are not needed for a single resource", () => {
    const scans = new Scans({ apiKey: API_KEY, baseUrl: "https://own.test" });
    expect(scans.baseUrl()).toBe("https://own.test");
    expect(inspect(scans, { depth: 9 })).not.toContain(API_KEY);
  });
});
