import {
  ConfigError,
  DataDirectoryInUseError,
  helpText,
  type RunningPlatform,
  readConfig,
  startPlatform,
} from "./index.ts";
import { PLATFORM_VERSION } from "./version/version.ts";

const args = process.argv.slice(2);
const CONFIG_EXIT_CODE = 2;

function readyMessage({ url, apiKey }: RunningPlatform, printKey: boolean): string {
  const shown = printKey && apiKey !== null ? apiKey : "not shown";
  const secret = printKey && apiKey !== null ? apiKey : "YOUR_API_KEY";
  return [
    `HivePro ${PLATFORM_VERSION} is ready at ${url}/api/v1`,
    `  Documentation  ${url}/docs/`,
    `  API key        ${shown}`,
    `  Next step      curl -H "Authorization: Bearer ${secret}" ${url}/api/v1/account`,
    "",
  ].join("\n");
}

async function main(): Promise<void> {
  const config = readConfig(args, process.env);
  const platform = await startPlatform(config);
  process.stdout.write(readyMessage(platform, config.printKey));
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      platform.close().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
}

/** Mistakes in the settings are told in a line; anything else with its stack, for whoever reports it. */
function fail(error: unknown): never {
  const expected = error instanceof ConfigError || error instanceof DataDirectoryInUseError;
  const text = expected || isPortTaken(error) ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`hivepro-platform: ${text}\n`);
  process.exit(expected ? CONFIG_EXIT_CODE : 1);
}

function isPortTaken(error: unknown): error is Error {
  return error instanceof Error && "code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES");
}

if (args.includes("--help")) process.stdout.write(helpText());
else if (args.includes("--version")) process.stdout.write(`${PLATFORM_VERSION}\n`);
else main().catch(fail);
