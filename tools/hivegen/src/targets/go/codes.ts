import type { GoFile } from "./go-file.ts";
import type { GoNames } from "./go-names.ts";
import { alignedRows, indent, quote } from "./go-text.ts";
import { exported } from "./identifiers.ts";

/** `codes.go`: the codes that the API's errors have. */
export function addCodes(file: GoFile, { model, scope }: GoNames): void {
  const lists = model.resources.flatMap(({ operations }) =>
    operations.flatMap(({ errorCodes }) => Object.values(errorCodes)),
  );
  const codes = [...new Set(lists.flat())].sort();
  if (codes.length === 0) return;
  const rows = codes.map((code) => ({
    comment: [],
    cells: [scope.take(`ErrorCode${exported(code)}`), "ErrorCode", `= ${quote(code)}`],
  }));
  file.add(
    "// Codes of errors, which errors.Is finds. A newer server may send others.",
    "const (",
    ...alignedRows(rows).map(indent),
    ")",
  );
}
