import { isObject, type Json, type JsonObject } from "./json.ts";
import { type Kind, type Member, type Shapes, shapes } from "./shapes.ts";

/** Called before what is in the object; `pointer` holds only during the call. */
export type Visitor = (object: JsonObject, kind: Kind, pointer: readonly string[]) => void;

/** Visits all objects of a document in normal form by their kinds, references unfollowed. */
export function visit(root: JsonObject, visitor: Visitor, table: Shapes = shapes): void {
  const pointer: string[] = [];

  const visitObject = (value: Json | undefined, kind: Kind): void => {
    if (!isObject(value)) return;
    visitor(value, kind, pointer);
    const { members, rest } = table[kind];
    for (const [name, item] of Object.entries(value)) {
      const member: Member | undefined = Object.hasOwn(members, name) ? members[name] : rest && ["one", rest];
      if (!member) continue;
      pointer.push(name);
      visitMember(item, member);
      pointer.pop();
    }
  };

  const visitMember = (value: Json | undefined, [form, kind]: Member): void => {
    if (form === "one") visitObject(value, kind);
    else if (typeof value === "object" && value !== null) {
      for (const [name, item] of Object.entries(value)) {
        pointer.push(name);
        visitObject(item, kind);
        pointer.pop();
      }
    }
  };

  visitObject(root, "Document");
}
