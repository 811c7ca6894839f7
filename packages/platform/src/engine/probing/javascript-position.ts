type Position = "code" | "single" | "double" | "template" | "line-comment" | "block-comment";

const OPENERS: readonly (readonly [opener: string, position: Position])[] = [
  ["//", "line-comment"],
  ["/*", "block-comment"],
  ["'", "single"],
  ['"', "double"],
  ["`", "template"],
];

const CLOSERS: Readonly<Record<Exclude<Position, "code">, readonly string[]>> = {
  single: ["'", "\n"],
  double: ['"', "\n"],
  template: ["`"],
  "line-comment": ["\n"],
  "block-comment": ["*/"],
};

/**
 * Where in a script each occurrence of `marker` stands: in code that runs, in a string, or in a comment. An expression
 * in a template literal counts as code. Regular expression literals are not told apart from divisions.
 */
export function positionsInScript(script: string, marker: string): readonly Position[] {
  const found: Position[] = [];
  const nesting: Position[] = [];
  let position: Position = "code";
  for (let index = 0; index < script.length; ) {
    if (script.startsWith(marker, index)) found.push(position);
    const step = stepFrom(script, index, position, nesting);
    position = step.position;
    index += step.length;
  }
  return found;
}

interface Step {
  readonly position: Position;
  readonly length: number;
}

function stepFrom(script: string, index: number, position: Position, nesting: Position[]): Step {
  if (position === "code") return stepInCode(script, index, nesting);
  const isComment = position === "line-comment" || position === "block-comment";
  if (!isComment && script[index] === "\\") return { position, length: 2 };
  if (position === "template" && script.startsWith("${", index)) {
    nesting.push("template");
    return { position: "code", length: 2 };
  }
  const closer = CLOSERS[position].find((text) => script.startsWith(text, index));
  return closer === undefined ? { position, length: 1 } : { position: "code", length: closer.length };
}

/** `nesting` holds what each open brace returns to. */
function stepInCode(script: string, index: number, nesting: Position[]): Step {
  if (script[index] === "{") nesting.push("code");
  if (script[index] === "}") return { position: nesting.pop() ?? "code", length: 1 };
  const opener = OPENERS.find(([text]) => script.startsWith(text, index));
  return opener === undefined ? { position: "code", length: 1 } : { position: opener[1], length: opener[0].length };
}
