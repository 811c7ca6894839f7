import type { Parameter } from "../contract.ts";
import { Unreadable } from "./text-values.ts";

/** The text of a path parameter without what its style puts around it; lists and objects are separated by commas. */
export function plainText({ name, style, explode, list, object }: Parameter, text: string): string | Unreadable {
  const several = list !== undefined || object !== undefined;
  if (style === "label") {
    if (!text.startsWith(".")) return new Unreadable("is written with a dot before it");
    return explode && several ? text.slice(1).replaceAll(".", ",") : text.slice(1);
  }
  if (style !== "matrix") return text;
  if (!text.startsWith(";")) return new Unreadable(`is written ;${name}=value`);
  const members = text.slice(1);
  if (object === "members") return members.replaceAll(";", ",");
  const values = (explode ? members.split(";") : [members]).map((member) => memberValue(name, member));
  if (values.includes(undefined)) return new Unreadable(`is written ;${name}=value`);
  return values.join(",");
}

/** The value of `name=value`; nothing for another name. */
function memberValue(name: string, member: string): string | undefined {
  if (member === name) return "";
  return member.startsWith(`${name}=`) ? member.slice(name.length + 1) : undefined;
}
