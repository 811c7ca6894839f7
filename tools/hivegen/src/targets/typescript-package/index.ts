import type { Target } from "../target.ts";
import { typescriptSdk } from "../typescript-sdk/index.ts";
import { SdkNames } from "../typescript-sdk/sdk-names.ts";
import { testingFiles } from "../typescript-testing/testing-files.ts";
import { withTypes } from "../with-types.ts";
import { apiReference } from "./api-reference.ts";
import { manifest } from "./manifest.ts";
import { packageName, packageVersion } from "./package-name.ts";
import { readme } from "./readme.ts";
import { scaffold } from "./scaffold.ts";
import { testFiles } from "./tests.ts";

/** Folder of the SDK in the package. */
const GENERATED = "src/generated";

/**
 * An npm package around the SDK, ready to be published. Generated code and `api.md` are always brought up to date; the
 * rest (`package.json`, the README, what is exported) is a start, written once, that belongs to whoever publishes it.
 */
export const typescriptPackage: Target = {
  name: "typescript-package",
  packageOf: (model) => ({ name: packageName(model.title), version: packageVersion(model.version) }),
  async generate(model, options) {
    const names = new SdkNames(model, options);
    const own = { ...options, types: undefined };
    const sdk = await withTypes(typescriptSdk, model, own);
    const testing = testingFiles(new SdkNames(model, own), "testing/");
    return [
      ...[...sdk, ...testing].map(({ path, content }) => ({ path: `${GENERATED}/${path}`, content })),
      apiReference(names),
      ...(await testFiles(names)),
      ...[manifest(names), readme(names), ...scaffold(names)].map((file) => ({
        ...file,
        once: true as const,
      })),
    ];
  },
};
