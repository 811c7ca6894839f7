import { join } from "node:path";
import { expect, test } from "vitest";
import { load } from "../../src/index.ts";
import { project } from "./project.ts";

const API = `openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      tags: [pets, old]
      parameters:
        - { name: dummy, in: query }
        - { name: limit, in: query }
    post: { summary: Add }
`;

function overlaid(actions: string, { head = "overlay: 1.1.0\n", api = API } = {}) {
  const base = project({ "api.yaml": api, "changes.overlay.yaml": `${head}actions:\n${actions}` });
  return load("api.yaml", { base, overlays: ["changes.overlay.yaml"] });
}

test("objects merge, lists grow, texts are replaced, and what is new is added", () => {
  const { document, findings } = overlaid(`
  - target: $
    update: { info: { title: Animals, x-new: { a: 1 } }, tags: [{ name: pets }] }
  - target: $.paths.*.get
    update: { tags: [new], deprecated: true }
  - target: $.paths['/pets'].get.parameters
    update: { name: offset, in: query }
  - target: $.paths['/pets'].post.summary
    update: Add a pet
`);
  expect(findings).toEqual([]);
  expect(document).toMatchObject({
    info: { title: "Animals", version: "1", "x-new": { a: 1 } },
    tags: [{ name: "pets" }],
    paths: {
      "/pets": {
        get: {
          tags: ["pets", "old", "new"],
          deprecated: true,
          parameters: [{ name: "dummy" }, { name: "limit" }, { name: "offset" }],
        },
        post: { summary: "Add a pet" },
      },
    },
  });
});

test("what is removed is gone, members and items alike", () => {
  const { document, findings } = overlaid(`
  - target: $.paths['/pets'].get.parameters[?@.name == 'dummy']
    remove: true
  - target: $.paths['/pets'].get.tags[?@ == 'old']
    remove: true
  - target: $.paths['/pets'].post
    remove: true
`);
  expect(findings).toEqual([]);
  expect(document.paths).toEqual({
    "/pets": { get: { tags: ["pets"], parameters: [{ name: "limit", in: "query" }] } },
  });
});

test("copy and remove move what is there", () => {
  const { document, findings } = overlaid(`
  - target: $.paths
    update: { "/o'clock": {} }
  - target: $.paths["/o'clock"]
    copy: $.paths['/pets']
  - target: $.paths['/pets']
    remove: true
`);
  expect(findings).toEqual([]);
  expect(document.paths).toMatchObject({ "/o'clock": { get: { tags: ["pets", "old"] }, post: { summary: "Add" } } });
  expect(document.paths).not.toHaveProperty("/pets");
});

test.each([
  ["  - target: $.paths.nothing\n    update: {}\n", "OVERLAY_NO_MATCH", "warning", 3],
  ["  - target: $.paths[\n    update: {}\n", "OVERLAY_INVALID", "error", 3],
  ["  - update: {}\n", "OVERLAY_INVALID", "error", 3],
  ["  - nonsense\n", "OVERLAY_INVALID", "error", 3],
  ["  - target: $.info\n", "OVERLAY_INVALID", "warning", 3],
  ["  - target: $.info\n    copy: $.paths.*.*\n", "OVERLAY_INVALID", "warning", 3],
  ["  - target: $.info\n    update: [1]\n", "OVERLAY_INVALID", "warning", 4],
  ["  - target: $.paths['/pets'].get\n    update: { tags: one }\n", "OVERLAY_INVALID", "warning", 4],
  ["  - target: $\n    remove: true\n", "OVERLAY_INVALID", "warning", 3],
])("%j is a finding in the overlay", (actions, code, severity, line) => {
  const { findings, document } = overlaid(actions);
  expect(findings).toMatchObject([{ code, severity, file: "changes.overlay.yaml", line }]);
  expect(document).toMatchObject({ info: { title: "Pets" } });
});

test.each(["", "overlay: 2.0.0\n"])("a version that is missing or unknown (%j) is told", (head) => {
  const { findings } = overlaid("  - target: $.info\n    update: { x-a: 1 }\n", { head });
  expect(findings).toMatchObject([{ code: "OVERLAY_INVALID", severity: "warning", file: "changes.overlay.yaml" }]);
});

test("an overlay that can't be read, or is none, is an error", () => {
  const base = project({ "api.yaml": API, "list.yaml": "- 1", "broken.yaml": "a: [" });
  expect(load("api.yaml", { base, overlays: ["missing.yaml"] }).findings).toMatchObject([{ code: "INPUT_UNREADABLE" }]);
  expect(load("api.yaml", { base, overlays: ["list.yaml"] }).findings).toMatchObject([{ code: "OVERLAY_INVALID" }]);
  expect(load("api.yaml", { base, overlays: ["broken.yaml"] }).findings).toMatchObject([{ code: "INPUT_SYNTAX" }]);
});

test("findings point into the overlay where a value came from there, else to where it stood in the document", () => {
  const loaded = overlaid(`
  - target: $.paths['/pets'].get.parameters[0]
    remove: true
  - target: $.paths['/pets'].get
    update: { summary: List, responses: { '200': { $ref: '#/nowhere' } } }
`);
  const get = ["paths", "/pets", "get"];
  for (const steps of [["summary"], ["parameters", "0", "name"], ["tags"]]) {
    loaded.report("OPERATION_WITHOUT_ID", "warning", [...get, ...steps], "A message.");
  }
  expect(loaded.findings).toMatchObject([
    { code: "REF_UNRESOLVED", file: "changes.overlay.yaml", line: 7, pointer: "/actions/1/update/responses/200" },
    { file: "changes.overlay.yaml", line: 7, pointer: "/actions/1/update/summary" },
    { file: "api.yaml", line: 9, pointer: "/paths/~1pets/get/parameters/1/name" },
    { file: "api.yaml", line: 6, pointer: "/paths/~1pets/get/tags" },
  ]);
  expect(loaded.files).toContain(join(loaded.files[0] ?? "", "../changes.overlay.yaml"));
});
