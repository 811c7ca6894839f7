import { CodeFile } from "../../print/code-file.ts";
import type { OutputFile } from "../target.ts";
import { addErrorCodes } from "./error-codes.ts";
import type { SdkNames } from "./sdk-names.ts";
import { addWaiterErrors } from "./waiter-errors.ts";

/** `errors.ts`: the codes that the API's errors have, and errors of waits. */
export function errorsFile(names: SdkNames): OutputFile {
  const file = new CodeFile("errors.ts", names.model.input);
  addErrorCodes(names, file);
  addWaiterErrors(names, file);
  return file.finish();
}
