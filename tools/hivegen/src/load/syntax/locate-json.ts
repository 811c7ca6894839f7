import { COLON, COMMA, JsonScanner } from "./json-scanner.ts";
import { forget, type Wanted } from "./wanted.ts";

/** Finds the wanted places in a valid JSON text: where a member's key or a list's item begins. */
export function locateInJson(text: string, root: Wanted): void {
  const scanner = new JsonScanner(text);
  root.offset = scanner.skipSpace();
  locateValue(scanner, root);
}

/** The scanner stands at the beginning of a value, and behind it afterwards. */
function locateValue(scanner: JsonScanner, wanted: Wanted | undefined): void {
  const first = scanner.text[scanner.at];
  if (!wanted || wanted.members.size === 0) scanner.skipValue();
  else if (first === "{") locateMembers(scanner, wanted);
  else if (first === "[") locateItems(scanner, wanted);
  else scanner.skipValue();
}

function locateMembers(scanner: JsonScanner, wanted: Wanted): void {
  scanner.at++;
  while (scanner.text[scanner.skipSpace()] === '"') {
    const start = scanner.at;
    scanner.skipString();
    const member = wanted.members.get(JSON.parse(scanner.text.slice(start, scanner.at)));
    if (member) {
      forget(member);
      member.offset = start;
    }
    scanner.skipSeparator(COLON);
    locateValue(scanner, member);
    scanner.skipSeparator(COMMA);
  }
  scanner.at++;
}

function locateItems(scanner: JsonScanner, wanted: Wanted): void {
  scanner.at++;
  for (let index = 0; scanner.text[scanner.skipSpace()] !== "]"; index++) {
    const item = wanted.members.get(String(index));
    if (item) item.offset = scanner.at;
    locateValue(scanner, item);
    scanner.skipSeparator(COMMA);
  }
  scanner.at++;
}
