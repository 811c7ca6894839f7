/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** `0.83 ×`: how much of the other one it takes. */
export function ratio(value: number, other: number): string {
  return `${(value / other).toFixed(2)} ×`;
}
