import { PARAMETER, PART, type Step, VARIANT } from "./step.ts";

/** How a place is called in a sentence: `User.address.city`, `body.tags[]`, `query parameter limit`. */
export function labelOf(step: Step): string {
  const chain: (readonly string[])[] = [];
  for (let current: Step | undefined = step; current; current = current.up) chain.push(current.keys);
  return chain.reverse().map(labelOfKeys).join("") || "the API";
}

function labelOfKeys(keys: readonly string[]): string {
  const [first = "", second = "", third = ""] = keys;
  switch (first) {
    case "components":
      return third;
    case "requestBody":
      return "body";
    case "responses":
      return `response ${second}`;
    case "webhooks":
      return `webhook ${second}`;
    case PARAMETER:
      return second.replace(" ", " parameter ");
    case "properties":
      return `.${second}`;
    case "patternProperties":
    case "additionalProperties":
      return ".*";
    case "items":
      return "[]";
    case "prefixItems":
      return `[${second}]`;
    case PART:
      return labelOfKeys(keys.slice(1));
    case VARIANT:
      return "";
    default:
      return "";
  }
}
