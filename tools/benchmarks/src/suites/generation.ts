import { join } from "node:path";
import { hivegen, hivegenWork } from "../hivegen.ts";
import { measureRounds, type Result } from "../measure/rounds.ts";
import { heyApi, installPeers, openapiTypescript, orval, swaggerTypescriptApi } from "../peers/peers.ts";
import { ratio, table } from "../report/table.ts";
import { GITHUB } from "../specs/github.ts";
import type { Suite } from "./suite.ts";

const WHOLE = "hivegen, whole package";
const OWN = "hivegen, SDK without types";
const WORK = "hivegen, load, model and SDK printing alone";

export const generation: Suite = {
  name: "generation",
  about: "From GitHub's API description to files on disk: everything that hivegen makes, beside other generators.",
  async run({ folder, rounds, log }) {
    installPeers(log);
    const out = (name: string) => join(folder, name);
    const commands = [
      openapiTypescript(GITHUB, out("openapi-typescript")),
      hivegen(WHOLE, GITHUB, out("package"), ["--target", "typescript-package", "--no-cache"]),
      hivegen(OWN, GITHUB, out("sdk"), ["--target", "typescript-sdk", "--types", "@example/types", "--no-cache"]),
      hivegenWork(WORK, GITHUB, out("work"), "typescript-sdk"),
      heyApi(GITHUB, out("hey-api")),
      orval(GITHUB, out("orval")),
      swaggerTypescriptApi(GITHUB, out("swagger-typescript-api")),
    ];
    const results = await measureRounds(commands, rounds, log);
    const thin = named(results, "openapi-typescript");
    const hey = named(results, "Hey API");
    const rows = results.map(({ name, seconds, mebibytes }) => [
      name,
      ratio(seconds, thin.seconds),
      ratio(seconds, hey.seconds),
      ratio(mebibytes, thin.mebibytes),
    ]);
    const whole = named(results, WHOLE);
    return {
      text: table(["", "time : openapi-typescript", "time : Hey API", "peak memory : openapi-typescript"], rows),
      goals: [
        { what: "whole output, time : openapi-typescript", value: whole.seconds / thin.seconds, limit: 1.15 },
        { what: "whole output, memory : openapi-typescript", value: whole.mebibytes / thin.mebibytes, limit: 1.2 },
        {
          what: "load, model and SDK printing, time : Hey API",
          value: named(results, WORK).seconds / hey.seconds,
          limit: 0.15,
        },
      ],
    };
  },
};

export function named(results: readonly Result[], name: string): Result {
  const found = results.find((result) => result.name === name);
  if (!found) throw new Error(`"${name}" was not measured.`);
  return found;
}
