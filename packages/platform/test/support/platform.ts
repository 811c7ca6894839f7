import { type Clock, type PlatformConfig, startPlatform } from "../../src/index.ts";
import { Api } from "./api.ts";

export interface TestPlatform {
  readonly url: string;
  readonly apiKey: string;
  /** Calls the API with the administrator's key. */
  readonly api: Api;
  close(): Promise<void>;
}

/** The platform in memory on a free port of loopback; every answer is checked against the contract. */
export async function startTestPlatform(
  config: Partial<PlatformConfig> = {},
  options: { readonly clock?: Clock } = {},
): Promise<TestPlatform> {
  const platform = await startPlatform(
    {
      port: 0,
      dataDir: null,
      logLevel: "error",
      validateResponses: true,
      rateLimit: 100_000,
      anonymousRateLimit: 100_000,
      allowedTargets: ["127.0.0.1"],
      ...config,
    },
    options,
  );
  if (platform.apiKey === null) throw new Error("a new platform has an API key");
  const { url, apiKey } = platform;
  return { url, apiKey, api: new Api(url, apiKey), close: () => platform.close() };
}
