import { nodeRule } from "../../contract/rule.ts";
import { SNAKE_CASE } from "./cases.ts";

/** Query and path parameters are in snake_case; headers have their own tradition. */
export const parameters = nodeRule({
  Parameter: (parameter, report) => {
    const name = parameter.child("name");
    const within = parameter.child("in").text;
    if (name.text === undefined || (within !== "query" && within !== "path") || SNAKE_CASE.test(name.text)) return;
    report(name, `The ${within} parameter \`${name.text}\` is not in snake_case. Rename it.`);
  },
});
