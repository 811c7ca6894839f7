import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hostNode } from "../../src/setup/host-node.mjs";
import { folderWith } from "../temporary-folder.ts";

test("is the one that runs npm, not the one that npm finds first", () => {
  const folder = folderWith({ node: "#!/bin/sh\necho 20.19.0\n" });
  const path = join(folder, "node");
  chmodSync(path, 0o755);
  expect(hostNode({ npm_node_execpath: path })).toEqual({ path, version: "20.19.0" });
});

test("is the running one without npm", () => {
  expect(hostNode({})).toEqual({ path: process.execPath, version: process.versions.node });
});
