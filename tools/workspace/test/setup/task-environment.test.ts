import { delimiter } from "node:path";
import { expect, test } from "vitest";
import { taskEnvironment } from "../../src/setup/prepare.mjs";

const host = { path: "/usr/bin/node", version: "20.19.0" };

test("puts the workspace's tools first, then pnpm, then what was there", () => {
  const { PATH } = taskEnvironment({ PATH: "/usr/bin" }, "/project", "/pnpm", host);
  expect(PATH?.split(delimiter)).toEqual(["/project/node_modules/.bin", "/pnpm", "/usr/bin"]);
});

test("tells tests on which Node.js the command was given", () => {
  const env = taskEnvironment({}, "/project", "/pnpm", host);
  expect(env.HIVEPRO_HOST_NODE).toBe("/usr/bin/node");
  expect(env.HIVEPRO_HOST_NODE_VERSION).toBe("20.19.0");
});

test("keeps npm's settings, and drops what npm says about the command itself", () => {
  const env = taskEnvironment(
    { npm_config_registry: "https://npm.example", npm_lifecycle_event: "test" },
    "/project",
    "/pnpm",
    host,
  );
  expect(env).toHaveProperty("npm_config_registry", "https://npm.example");
  expect(env).not.toHaveProperty("npm_lifecycle_event");
});
