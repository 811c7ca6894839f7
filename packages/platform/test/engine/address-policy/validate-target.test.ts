import { describe, expect, test } from "vitest";
import { EngineError, type HostResolver, TargetRefusedError, validateTarget } from "../../../src/engine/index.ts";

const NOWHERE: HostResolver = async () => [];

function resolvingTo(...addresses: string[]): HostResolver {
  return async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
}

async function refusal(target: string, allowed: readonly string[] = [], resolve = NOWHERE): Promise<string> {
  try {
    await validateTarget(target, { allowed }, { resolve });
    return "allowed";
  } catch (error) {
    if (error instanceof TargetRefusedError) return error.kind;
    throw error;
  }
}

describe("the form of a target", () => {
  test.for([
    ["", "invalid_url"],
    ["example.com", "invalid_url"],
    ["http://", "invalid_url"],
    [`https://example.com/${"a".repeat(2048)}`, "invalid_url"],
    ["ftp://example.com/", "unsupported_scheme"],
    ["file:///etc/passwd", "unsupported_scheme"],
    ["localhost:3000", "unsupported_scheme"],
    ["https://user:secret@example.com/", "credentials_in_url"],
    ["https://nowhere.example/", "unresolvable"],
  ])("%s is refused as %s", async ([target = "", kind]) => {
    expect(await refusal(target)).toBe(kind);
  });

  test("a refusal never repeats the credentials", async () => {
    const failure = validateTarget("https://user:secret@example.com/", { allowed: [] });
    await expect(failure).rejects.not.toThrow(/secret/);
  });

  test("a resolver's failure is the refusal's cause", async () => {
    const resolve: HostResolver = () => Promise.reject(new Error("SERVFAIL"));
    const failure = validateTarget("https://shop.example/", { allowed: [] }, { resolve });
    await expect(failure).rejects.toMatchObject({ kind: "unresolvable", cause: { message: "SERVFAIL" } });
  });
});

describe("addresses that are refused unless listed", () => {
  test.for([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://127.0.0.1./",
    "http://0.0.0.0/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[::7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/",
    "http://[ff02::1]/",
  ])("%s", async (target) => {
    expect(await refusal(target)).toBe("address_refused");
  });

  test("a name is refused for any one of its addresses", async () => {
    const resolve = resolvingTo("93.184.216.34", "10.0.0.1");
    expect(await refusal("https://shop.example/", [], resolve)).toBe("address_refused");
  });

  test("public addresses need no listing", async () => {
    expect(await refusal("https://shop.example/", [], resolvingTo("93.184.216.34", "2606:4700::1111"))).toBe("allowed");
    expect(await refusal("https://93.184.216.34/")).toBe("allowed");
  });
});

describe("listing", () => {
  test.for([
    ["http://127.0.0.1:3000/", "127.0.0.1"],
    ["http://127.0.0.1:3000/", "127.0.0.1:3000"],
    ["http://127.0.0.1/", "127.0.0.1:80"],
    ["https://127.0.0.1/", "127.0.0.1:443"],
    ["http://2130706433/", "127.0.0.0/8"],
    ["http://[::1]:3000/", "::1"],
    ["http://[::1]:3000/", "[::1]:3000"],
    ["http://[::ffff:10.0.0.1]/", "10.0.0.0/8"],
    ["http://[fd12::1]/", "fd00::/8"],
    ["http://169.254.169.254/", "169.254.169.254"],
    ["http://169.254.1.1/", "169.254.0.0/16"],
  ])("%s is opened by %s", async ([target = "", entry = ""]) => {
    expect(await refusal(target, [entry])).toBe("allowed");
  });

  test.for([
    ["http://127.0.0.1:3001/", "127.0.0.1:3000"],
    ["http://127.0.0.2/", "127.0.0.1"],
    ["http://11.0.0.1.example/", "10.0.0.0/8"],
    ["http://169.254.169.254/", "169.254.0.0/16"],
    ["http://169.254.169.254/", "0.0.0.0/0"],
    ["http://[fd00:ec2::254]/", "fd00::/8"],
  ])("%s is not opened by %s", async ([target = "", entry = ""]) => {
    expect(await refusal(target, [entry], resolvingTo("192.168.0.1"))).toBe("address_refused");
  });

  test.for([
    ["shop.corp.example", "10.0.0.5", "shop.corp.example", "allowed"],
    ["SHOP.corp.example", "10.0.0.5", "Shop.Corp.Example", "allowed"],
    ["shop.corp.example", "10.0.0.5", "*.corp.example", "allowed"],
    ["a.b.corp.example", "10.0.0.5", "*.corp.example", "allowed"],
    ["corp.example", "10.0.0.5", "*.corp.example", "address_refused"],
    ["evilcorp.example", "10.0.0.5", "*.corp.example", "address_refused"],
    ["corp.example.evil.example", "10.0.0.5", "corp.example", "address_refused"],
    ["shop.corp.example", "10.0.0.5", "shop.corp.example:8080", "address_refused"],
    ["shop.corp.example", "10.0.0.5", "10.0.0.5", "allowed"],
    ["shop.corp.example", "169.254.169.254", "shop.corp.example", "address_refused"],
    ["shop.corp.example", "169.254.1.1", "*.corp.example", "address_refused"],
  ])("%s at %s with %s listed is %s", async ([host, address = "", entry = "", verdict]) => {
    expect(await refusal(`http://${host}/`, [entry], resolvingTo(address))).toBe(verdict);
  });

  test.for(["", "http://x/", "10.0.0.0/33", "1.2.3", "*", "a b"])(
    "the entry %j is a mistake, and named",
    async (entry) => {
      const failure = validateTarget("http://127.0.0.1/", { allowed: [entry] });
      await expect(failure).rejects.toThrow(EngineError);
      await expect(failure).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    },
  );
});
