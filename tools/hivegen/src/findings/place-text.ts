/** A place in a file as compilers write it: `api.yaml:12:5`, or the file alone where the line is unknown. */
export function placeText({ file, line, column }: { file: string; line?: number; column?: number }): string {
  return line === undefined ? file : `${file}:${line}:${column ?? 1}`;
}
