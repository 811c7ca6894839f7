import { CodeFile } from "../../print/code-file.ts";
import type { OutputFile } from "../target.ts";
import type { ServerNames } from "./server-names.ts";

/** `errors.ts`: the codes that the contract allows. */
export function errorsFile({ model }: ServerNames): OutputFile {
  const file = new CodeFile("errors.ts", model.input);
  const operations = model.resources.flatMap((resource) => resource.operations);
  const lists = [model.defaultCodes, ...operations.map(({ errorCodes }) => errorCodes)].flatMap((codes) =>
    Object.values(codes),
  );
  const codes = [...new Set(lists.flat())].sort();
  file.add(
    "/** Codes of the errors that a server of this API answers. */",
    codes.length > 0
      ? `export type ErrorCode =\n${codes.map((code) => `  | ${JSON.stringify(code)}`).join("\n")};`
      : "export type ErrorCode = string;",
  );
  return file.finish();
}
