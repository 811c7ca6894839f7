import {
  html,
  type Route,
  type RunningSite,
  routed,
  serve,
  startCleanSite,
  startVulnerableSite,
  text,
} from "@hivepro/practice-sites";
import { afterEach, describe, expect, test } from "vitest";
import { EngineError, type HostResolver, TargetRefusedError } from "../../../src/engine/index.ts";
import { scan, startScan } from "../scan.ts";

const running: RunningSite[] = [];
afterEach(async () => {
  for (const site of running.splice(0)) await site.close();
});

async function siteWith(pages: Readonly<Record<string, string | Route>>): Promise<RunningSite> {
  const routes = Object.entries(pages).map(([path, page]): [string, Route] => [
    path,
    typeof page === "string" ? ({ response }) => html(response, page) : page,
  ]);
  const site = await serve(routed(new Map(routes), ({ response }) => html(response, "no", 404)));
  running.push(site);
  return site;
}

function redirectTo(location: string): Route {
  return ({ response }) => {
    response.writeHead(302, { location });
    response.end();
  };
}

function pathsOf(site: RunningSite): string[] {
  return [...new Set(site.requests.map((request) => request.split(" ")[1] ?? ""))];
}

/** A link to the next page, for ever. */
const endless: Route = ({ url, response }) => {
  const next = Number(url.searchParams.get("n") ?? "0") + 1;
  html(response, `<a href="/?n=${next}">next</a> <a href="/deep/${"x/".repeat(next)}">deeper</a>`);
};

describe("the request", () => {
  test.for([
    [{ depth: -1 }, /depth/],
    [{ timeout: 0 }, /timeout/],
    [{ maxRequests: Number.NaN }, /maxRequests/],
    [{ requestsPerSecond: 0 }, /requestsPerSecond/],
    [{ headers: { "x y": "1" } }, /x y/],
    [{ headers: { "x-a": "1\r\nx-b: 2" } }, /x-a/],
    [{ checks: ["no-such-check"] }, /no-such-check/],
    [{ excludePaths: ["/"] }, /excluded/],
  ] as const)("options %j are refused by name", async ([options, reason]) => {
    const site = await siteWith({ "/": "hello" });
    const { summary } = startScan({ target: site.url, options });
    await expect(summary).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    await expect(summary).rejects.toThrow(reason);
  });

  test("only the checks asked for run, whatever the scan type", async () => {
    const site = await startVulnerableSite();
    running.push(site);
    const options = { checks: ["sql-injection-error", "csp-missing"] };
    const { findings, summary } = await scan({ target: site.url, scanType: "quick", options });
    expect(summary.checks).toEqual(["csp-missing", "sql-injection-error"]);
    expect(findings.map(({ checkId }) => checkId)).toEqual(["csp-missing", "sql-injection-error"]);
  });
});

describe("reach", () => {
  test("nothing listens: a typed error, no findings", async () => {
    const site = await siteWith({ "/": "hello" });
    await site.close();
    const { summary, findings } = startScan({ target: site.url });
    await expect(summary).rejects.toMatchObject({ name: "EngineError", code: "TARGET_UNREACHABLE" });
    expect(findings).toEqual([]);
  });

  test("an address that is not listed gets no request", async () => {
    const site = await siteWith({ "/": "hello" });
    const { summary } = startScan({ target: site.url, environment: { policy: { allowed: ["10.0.0.0/8"] } } });
    await expect(summary).rejects.toThrow(TargetRefusedError);
    expect(site.requests).toEqual([]);
  });

  test("a name that resolves elsewhere once it has been checked is not connected to", async () => {
    const site = await siteWith({ "/": "hello" });
    let asked = 0;
    const rebinding: HostResolver = async () => {
      asked += 1;
      return [{ address: asked === 1 ? "93.184.216.34" : "127.0.0.1", family: 4 }];
    };
    const { summary } = startScan({
      target: `http://rebind.example:${site.port}/`,
      environment: { policy: { allowed: [] }, resolve: rebinding },
    });
    await expect(summary).rejects.toMatchObject({ kind: "address_refused" });
    expect(asked).toBeGreaterThan(1);
    expect(site.requests).toEqual([]);
  });

  test("redirects to other origins are noted and not followed", async () => {
    const other = await siteWith({ "/": "internal" });
    const metadata = "http://169.254.169.254/latest/meta-data/";
    const site = await siteWith({
      "/": `<a href="/out">out</a> <a href="/meta">meta</a> <a href="${other.url}">other</a>`,
      "/out": redirectTo(other.url),
      "/meta": redirectTo(metadata),
    });
    const { summary } = await scan({ target: site.url, scanType: "deep" });
    expect(other.requests).toEqual([]);
    expect(summary.offOriginRedirects).toEqual([
      { from: `${site.url}out`, to: other.url },
      { from: `${site.url}meta`, to: metadata },
    ]);
  });

  test("a redirect to itself does not keep the crawl busy", async () => {
    const site = await siteWith({ "/": redirectTo("/a"), "/a": redirectTo("/b"), "/b": redirectTo("/a") });
    const { summary } = await scan({ target: site.url, scanType: "quick" });
    expect(summary.pages).toBe(3);
  });

  test("links of other hosts, schemes and ports stay where they are", async () => {
    const site = await siteWith({
      "/": '<a href="mailto:a@b.example">a</a><a href="javascript:x()">b</a><a href="http://[">c</a>',
    });
    const { summary } = await scan({ target: site.url, scanType: "quick" });
    expect(summary.pages).toBe(1);
  });
});

describe("robots.txt and exclusions", () => {
  const ROBOTS = "User-agent: *\nDisallow: /private\nDisallow: /.git/\n";
  const pages: Record<string, string | Route> = {
    "/": '<a href="/private/a?id=1">a</a> <a href="/open?id=1">b</a> <a href="/keep/out">c</a>',
    "/private/a": "secret",
    "/open": "open",
    "/keep/out": "out",
    "/robots.txt": ({ response }) => text(response, ROBOTS),
  };

  test("disallowed and excluded paths are never requested, by no check either", async () => {
    const site = await siteWith(pages);
    const { summary } = await scan({ target: site.url, scanType: "deep", options: { excludePaths: ["/keep/"] } });
    expect(pathsOf(site).filter((path) => /^\/(?:private|\.git\/|keep)/.test(path))).toEqual([]);
    expect(pathsOf(site)).toContain("/open?id=1");
    expect(summary.skipped).toEqual({ robots: 1, excluded: 1, destructive: 0 });
  });

  test("without the option, disallowed paths are even looked at first", async () => {
    const site = await siteWith(pages);
    await scan({ target: site.url, scanType: "quick", options: { respectRobots: false } });
    expect(pathsOf(site)).toEqual(expect.arrayContaining(["/private", "/private/a?id=1", "/.git/HEAD"]));
  });

  test("a start page that is disallowed ends the scan with a hint", async () => {
    const site = await siteWith(pages);
    const { summary } = startScan({ target: `${site.url}private/a` });
    await expect(summary).rejects.toMatchObject({ code: "ROBOTS_DISALLOWED" });
    expect(pathsOf(site)).toEqual(["/robots.txt"]);
  });
});

describe("bounds", () => {
  test("depth counts links from the target", async () => {
    const site = await siteWith({
      "/": '<a href="/one">1</a>',
      "/one": '<a href="/two">2</a>',
      "/two": '<a href="/three">3</a>',
      "/three": "end",
    });
    const crawled = async (depth: number) => {
      const { summary } = await scan({ target: site.url, scanType: "quick", options: { depth } });
      return summary.pages;
    };
    expect([await crawled(0), await crawled(1), await crawled(2)]).toEqual([1, 2, 3]);
  });

  test("a site without end is crawled to an end", async () => {
    const site = await siteWith({ "/": endless });
    const { summary } = await scan({ target: site.url, scanType: "quick", options: { depth: 100 } });
    expect(summary.pages).toBeLessThanOrEqual(25);
    expect(summary.truncatedBy).toEqual([]);
  });

  test("the request budget is kept, and the scan completes and says so", async () => {
    const site = await startVulnerableSite();
    running.push(site);
    const { summary, findings } = await scan({ target: site.url, scanType: "deep", options: { maxRequests: 60 } });
    expect(site.requests.length).toBeLessThanOrEqual(60);
    expect(summary.requests).toBe(60);
    expect(summary.truncatedBy).toEqual(["max_requests"]);
    expect(findings.length).toBeGreaterThan(0);
  });

  test("requests keep to the pace that was asked for", async () => {
    const arrivals: number[] = [];
    const paced = await serve((_, response) => {
      arrivals.push(performance.now());
      html(response, "hello", 404);
    });
    running.push(paced);
    await scan({
      target: paced.url,
      scanType: "quick",
      options: { requestsPerSecond: 100, checks: ["exposed-repository"] },
    });
    const elapsed = (arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0);
    // Arrivals jitter by what the event loop needs; over the whole scan the rate can't be exceeded by much.
    expect(elapsed).toBeGreaterThan((arrivals.length - 1) * 10 * 0.8);
  });
});

describe("hostile answers", () => {
  const repeated = (piece: string) => piece.repeat(Math.ceil(1_900_000 / piece.length));

  test.for([
    "<title>Index of /</title>",
    "<title>x</title>",
    "<b>Warning</b>:",
    "[Microsoft",
    "at a() in ",
    "aaaa/",
    "at aaaa.",
    "password",
    "\n",
    "-----BEGIN PRIVATE KEY-----",
    "https://a.a.a.a.",
    "10.1.1.1.",
    "<div><b><a>",
    "<form><input name=a>",
    "<!--",
  ])("two megabytes of %j do not hold up a scan", async (piece) => {
    const body = repeated(piece);
    const site = await siteWith({ "/": ({ response }) => html(response, body, 500) });
    const { summary } = await scan({ target: site.url, scanType: "quick", options: { depth: 0 } });
    expect(summary.failedChecks).toEqual([]);
  });
});

describe("the end of a scan", () => {
  const hanging: Route = () => {};

  test("aborting ends it at once, keeps what was found, and reports nothing afterwards", async () => {
    const controller = new AbortController();
    const site = await siteWith({ "/": '<a href="/slow">slow</a>', "/slow": () => controller.abort() });
    const { summary, findings } = startScan({ target: site.url, environment: { signal: controller.signal } });
    await expect(summary).rejects.toMatchObject({ code: "SCAN_ABORTED" });
    const found = findings.length;
    expect(found).toBeGreaterThan(0);
    const answered = site.requests.length;
    await site.close();
    expect([findings.length, site.requests.length]).toEqual([found, answered]);
  });

  test("a signal that has fired already sends nothing", async () => {
    const site = await siteWith({ "/": "hello" });
    const { summary } = startScan({ target: site.url, environment: { signal: AbortSignal.abort() } });
    await expect(summary).rejects.toMatchObject({ code: "SCAN_ABORTED" });
    expect(site.requests).toEqual([]);
  });

  test("the overall timeout fails the scan, and findings made before stay reported", async () => {
    const site = await siteWith({ "/": '<a href="/slow">slow</a>', "/slow": hanging });
    const { summary, findings } = startScan({ target: site.url, options: { timeout: 1 } });
    await expect(summary).rejects.toMatchObject({ code: "SCAN_TIMEOUT" });
    expect(findings.map(({ checkId }) => checkId)).toContain("csp-missing");
  });

  test("a resolver that never answers does not outlive the timeout", async () => {
    const { summary } = startScan({
      target: "http://slow.example/",
      options: { timeout: 0.2 },
      environment: { resolve: () => new Promise(() => {}) },
    });
    await expect(summary).rejects.toMatchObject({ code: "SCAN_TIMEOUT" });
  });

  test.for(["onFinding", "onProgress"] as const)("an error thrown by %s ends the scan with it", async (callback) => {
    const site = await siteWith({ "/": "hello" });
    const failing = () => Promise.reject(new Error("storage is full"));
    const { summary } = startScan({ target: site.url, environment: { [callback]: failing } });
    await expect(summary).rejects.toThrow("storage is full");
    await expect(summary).rejects.not.toThrow(EngineError);
  });

  test("progress never falls, is reported one at a time, and ends at 100", async () => {
    const site = await startVulnerableSite();
    running.push(site);
    let concurrent = 0;
    let most = 0;
    const seen: number[] = [];
    const onProgress = async ({ percent }: { percent: number }) => {
      concurrent += 1;
      most = Math.max(most, concurrent);
      seen.push(percent);
      await new Promise(setImmediate);
      concurrent -= 1;
    };
    await scan({ target: site.url, environment: { onProgress } });
    expect(most).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect([seen[0], seen.at(-1)]).toEqual([0, 100]);
  });
});

test("an http target that redirects to https on the same host is scanned there", async () => {
  const secure = await startCleanSite({ secure: true });
  running.push(secure);
  const front = await siteWith({ "/": redirectTo(secure.url) });
  const { summary, findings } = await scan({ target: front.url, scanType: "quick" });
  expect(summary.startUrl).toBe(secure.url);
  expect(summary.pages).toBeGreaterThan(5);
  expect(findings.map(({ checkId }) => checkId)).not.toContain("plain-http");
});
