import { describe, expect, it } from "vitest";
import { ConfigError, DEFAULT_CONFIG, helpText, readConfig, startPlatform } from "../../src/index.ts";

describe("settings that can't work", () => {
  it.each([
    [["--prot=1"], {}, /--prot.*Known flags.*--port/],
    [["extra"], {}, /extra.*Known flags/],
    [["--port"], {}, /--port/],
    [["--port=http"], {}, /^--port is "http"; it must be a whole number from 0 to 65535\.$/],
    [["--port=1", "--port=2"], {}, /--port is given 2 times/],
    [[], { HIVEPRO_PORT: "70000" }, /^HIVEPRO_PORT is "70000"/],
    [[], { HIVEPRO_TIER: "gold" }, /HIVEPRO_TIER is "gold"; it must be one of standard, professional, enterprise/],
    [[], { HIVEPRO_PUBLIC_URL: "hivepro.example.com" }, /HIVEPRO_PUBLIC_URL is .* like https:/],
    [["--public-url=https://example.com/path"], {}, /without a path/],
    [["--print-key=maybe"], {}, /true or false/],
    [["--data-dir= "], {}, /--data-dir is empty/],
    [["--scan-concurrency=0"], {}, /from 1 to 100/],
  ])("are told which, and what to write instead: %j %j", (args, environment, message) => {
    expect(() => readConfig(args, environment)).toThrow(ConfigError);
    expect(() => readConfig(args, environment)).toThrow(message);
  });

  it("are found in the list of allowed targets", async () => {
    const starting = startPlatform({ dataDir: null, allowedTargets: ["10.0.0.0/99"] });
    await expect(starting).rejects.toThrow(ConfigError);
    await expect(starting).rejects.toThrow(/10\.0\.0\.0\/99/);
  });
});

describe("settings", () => {
  it("have defaults", () => {
    expect(readConfig([], {})).toEqual(DEFAULT_CONFIG);
    expect(readConfig([], { HIVEPRO_PORT: "" })).toEqual(DEFAULT_CONFIG);
  });

  it("come from the environment, and flags win", () => {
    const environment = {
      HIVEPRO_PORT: "9000",
      HIVEPRO_HOST: "0.0.0.0",
      HIVEPRO_ALLOWED_TARGETS: "127.0.0.1, *.corp.example",
      HIVEPRO_TRUST_PROXY: "1",
      HIVEPRO_PUBLIC_URL: "https://hivepro.example.com/",
    };
    expect(readConfig(["--port=9001", "--print-key=false", "--rate-limit", "7"], environment)).toMatchObject({
      port: 9001,
      host: "0.0.0.0",
      allowedTargets: ["127.0.0.1", "*.corp.example"],
      trustProxy: true,
      publicUrl: "https://hivepro.example.com",
      printKey: false,
      rateLimit: 7,
    });
  });

  it("take a repeated flag as a list", () => {
    const { allowedTargets } = readConfig(["--allow-target=127.0.0.1", "--allow-target=10.0.0.0/8,::1"], {});
    expect(allowedTargets).toEqual(["127.0.0.1", "10.0.0.0/8", "::1"]);
  });

  it("are all explained by --help", () => {
    for (const name of ["--port", "HIVEPRO_PORT", "--allow-target", "HIVEPRO_RATE_LIMIT"])
      expect(helpText()).toContain(name);
  });
});
