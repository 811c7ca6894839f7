import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findPnpm, recallPnpm, rememberPnpm } from "../../src/setup/pnpm.mjs";
import { SetupProblem } from "../../src/setup/problem.mjs";
import { folderWith } from "../temporary-folder.ts";

const NOTE = "node_modules/.pnpm-location.json";

describe("where pnpm is", () => {
  test("is unknown before the first installation", () => {
    expect(recallPnpm(folderWith({}), "12.0.0")).toBeUndefined();
  });

  test("is unknown when the note is damaged", () => {
    expect(recallPnpm(folderWith({ [NOTE]: "{" }), "12.0.0")).toBeUndefined();
  });

  test("is forgotten when another version is asked for", () => {
    const folder = folderWith({ "bin/pnpm": "", "node_modules/x": "" });
    rememberPnpm(folder, "12.0.0", join(folder, "bin"));
    expect(recallPnpm(folder, "12.0.1")).toBeUndefined();
  });

  test("is forgotten when pnpm has gone from there", () => {
    const folder = folderWith({ "node_modules/x": "" });
    rememberPnpm(folder, "12.0.0", join(folder, "bin"));
    expect(recallPnpm(folder, "12.0.0")).toBeUndefined();
  });

  test("is remembered without asking npx again", async () => {
    const folder = folderWith({ "bin/pnpm": "", "node_modules/x": "" });
    rememberPnpm(folder, "12.0.0", join(folder, "bin"));
    const said: string[] = [];
    const options = {
      root: folder,
      version: "12.0.0",
      env: { PATH: "" },
      say: (message: string) => said.push(message),
    };
    expect(await findPnpm(options)).toBe(join(folder, "bin"));
    expect(said).toEqual([]);
  });
});

describe("when npx", () => {
  const fetchWith = (npx: string) => {
    const folder = folderWith({ "npm/bin/npx-cli.js": npx });
    const env = { ...process.env, npm_execpath: join(folder, "npm/bin/npm-cli.js") };
    return findPnpm({ root: folder, version: "12.0.0", env, say: () => {} });
  };

  test("fails, its reason and a next step are told", async () => {
    const failure = fetchWith('console.error("no network"); process.exitCode = 1;');
    await expect(failure).rejects.toThrow("npm could not fetch pnpm 12.0.0:\nno network");
    await expect(failure).rejects.toMatchObject({ nextStep: expect.stringContaining("npm ping") });
  });

  test("answers with a folder that has no pnpm, that is told", async () => {
    await expect(fetchWith('console.log("/nowhere")')).rejects.toThrow("npx did not provide pnpm 12.0.0.");
  });

  test("isn't there, that is told", async () => {
    const options = { root: folderWith({}), version: "12.0.0", env: { PATH: "" }, say: () => {} };
    await expect(findPnpm(options)).rejects.toBeInstanceOf(SetupProblem);
  });
});
