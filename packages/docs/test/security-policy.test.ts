import { isAbsolute } from "node:path";
import { expect, test } from "vitest";
import { contentSecurityPolicy, docsDirectory } from "../src/index.ts";

test("pages may load from their own origin alone, and nothing may run or be styled inline", () => {
  for (const path of ["", "reference/scans/", "explorers/", "assets/scalar.js"]) {
    expect(contentSecurityPolicy(path), path).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src 'self'; style-src 'self'; img-src 'self'",
    );
  }
});

test("the explorer may style inline and send requests, to its own origin", () => {
  for (const path of ["explorer/", "/explorer/", "explorer", "explorer/index.html"]) {
    const policy = contentSecurityPolicy(path);
    expect(policy, path).toContain("connect-src 'self'");
    expect(policy, path).toContain("style-src 'self' 'unsafe-inline'");
    expect(policy, path).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
  }
});

test("the directory is absolute", () => {
  expect(isAbsolute(docsDirectory)).toBe(true);
});
