import type { OutputFile } from "../target.ts";
import { aliasText } from "./models.ts";
import { PythonFile, pythonHeader } from "./python-file.ts";
import type { PythonNames } from "./python-names.ts";
import { quote } from "./python-text.ts";

/** `_version.py`: the version, for people, for the User-Agent header and for the build. */
export function versionFile({ model, options }: PythonNames): OutputFile {
  const content = `${pythonHeader(model.input)}\n"""Version of this package."""\n\n__version__ = ${quote(options.packageVersion)}\n`;
  return { path: "_version.py", content };
}

/** `py.typed`: tells type checkers that the package has types. */
export function typedMarker(): OutputFile {
  return { path: "py.typed", content: "" };
}

/** `error_codes.py`: the codes that the API's errors have. */
export function errorCodesFile({ model }: PythonNames): OutputFile {
  const file = new PythonFile("error_codes.py", model.input, "Codes that errors have.");
  const codes = new Set(
    model.resources.flatMap(({ operations }) =>
      operations.flatMap(({ errorCodes }) => Object.values(errorCodes).flat()),
    ),
  );
  file.type("typing", "TypeAlias");
  const known = [...codes].sort().map(quote);
  if (known.length > 0) file.value("typing", "Literal");
  file.add(
    aliasText("ErrorCode", known.length > 0 ? `Literal[${known.join(", ")}] | str` : "str"),
    '"""What `error.code` can be. A newer server may send others."""',
  );
  return file.finish();
}
