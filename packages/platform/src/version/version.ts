import { readFileSync } from "node:fs";

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);

/** Version of the platform, which reports and the health check name. */
export const PLATFORM_VERSION = version;
