import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { bundle } from "../src/runtimes/bundle.ts";

/** What `import`s of a program bring with them, as a bundler sees it. */
async function bundled(name: string, code: string): Promise<string> {
  writeFileSync(join(inject("esm"), name), code);
  return bundle(inject("esm"), name);
}

/** Stands in the mock of `@hivepro/sdk/testing`, and nowhere else. */
const OF_THE_MOCK = "The contract forbids this";

test("programs have nothing of the mock for tests, unless they import it", async () => {
  const client = 'import { HiveProClient } from "@hivepro/sdk"; console.log(new HiveProClient());';
  expect(await bundled("client.js", client)).not.toContain(OF_THE_MOCK);
  const mock = 'import { mockApi } from "@hivepro/sdk/testing"; console.log(mockApi());';
  expect(await bundled("mock.js", mock)).toContain(OF_THE_MOCK);
});

test.each([
  ["checks of webhooks", "webhook-signature", "verifyWebhook", "@hivepro/sdk"],
  ["streams of events", "Last-Event-ID", "openStream", "@hivegen/client-runtime"],
  ["files from paths", "openAsBlob", "fileFrom", "@hivegen/client-runtime"],
])("programs have nothing of %s, unless they import it", async (_, mark, name, module) => {
  const client = 'import { HiveProClient } from "@hivepro/sdk"; console.log(new HiveProClient());';
  expect(await bundled("client.js", client)).not.toContain(mark);
  const importing = `import { ${name} } from "${module}"; console.log(${name});`;
  expect(await bundled("importing.js", importing)).toContain(mark);
});

test("a resource brings no other resource, and what isn't used is left out", async () => {
  const code = 'import { HealthResource } from "@hivepro/sdk/resources/health"; console.log(HealthResource);';
  const text = await bundled("resource.js", code);
  expect(text).toContain("HealthResource");
  expect(text).not.toContain("ScansResource");
  const unused =
    'import { HiveProClient } from "@hivepro/sdk"; import { mockApi } from "@hivepro/sdk/testing"; console.log(1);';
  expect(await bundled("unused.js", unused)).toMatch(/^\s*(?:\/\/.*\s*)*console\.log\(1\);\s*$/);
});
