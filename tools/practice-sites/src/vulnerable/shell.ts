/**
 * Enough of a shell to be attacked honestly: splits a command line at `;`, `|`, `&&` and line breaks outside quotes, knows
 * `ping` and `echo`, and expands `$((a+b))`. Nothing is executed on the machine.
 */
export function runInShell(commandLine: string): string {
  return commandLine
    .split(/;|\|\|?|&&?|\n/)
    .map((command) => runCommand(command.trim()))
    .join("");
}

function runCommand(command: string): string {
  const [name = "", ...rest] = command.split(/\s+/);
  if (name === "ping") return `PING ${rest.at(-1) ?? ""}: 1 packet transmitted, 1 received\n`;
  if (name === "echo") return `${rest.join(" ").replace(/\$\(\((\d+)\+(\d+)\)\)/g, add)}\n`;
  return name === "" ? "" : `sh: ${name}: not found\n`;
}

function add(_: string, a: string, b: string): string {
  return String(Number(a) + Number(b));
}
