import { CodeFile } from "../../print/code-file.ts";
import type { OutputFile } from "../target.ts";
import type { SdkNames } from "./sdk-names.ts";
import { addWaiterErrors } from "./waiter-errors.ts";

/** `errors.ts`: the codes that the API's errors have, and errors of waits. */
export function errorsFile(names: SdkNames): OutputFile {
  const file = new CodeFile("errors.ts", names.model.input);
  const codes = new Set<string>();
  for (const { operations } of names.model.resources) {
    for (const operation of operations)
      for (const list of Object.values(operation.errorCodes)) for (const code of list) codes.add(code);
  }
  const members = [...codes].sort().map((code) => `  | ${JSON.stringify(code)}`);
  file.add(
    "/** What `error.code` can be. A newer server may send others, so any string is allowed. */",
    ...(members.length > 0
      ? ["export type ErrorCode =", ...members, "  | (string & {});"]
      : ["export type ErrorCode = string;"]),
  );
  addWaiterErrors(names, file);
  return file.finish();
}
