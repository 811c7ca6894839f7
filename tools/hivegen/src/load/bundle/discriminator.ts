import { isObject, type JsonObject } from "../../document/json.ts";
import type { Follower } from "./follower.ts";
import type { Position } from "./position.ts";

/** Makes the schemas that a discriminator names, by reference or by bare name, references to components. */
export function readDiscriminator(discriminator: JsonObject, follower: Follower, position: Position): void {
  if (!follower.isNew(discriminator)) return;
  position.enter("discriminator");
  const { mapping } = discriminator;
  if (isObject(mapping)) {
    position.enter("mapping");
    for (const name of Object.keys(mapping)) readMember(mapping, name, follower, position);
    position.leave();
  }
  if (discriminator.defaultMapping !== undefined) readMember(discriminator, "defaultMapping", follower, position);
  position.leave();
}

function readMember(object: JsonObject, name: string, follower: Follower, position: Position): void {
  const text = object[name];
  position.enter(name);
  const component = typeof text === "string" ? follower.schemaNamed(object, text, position) : undefined;
  position.leave();
  if (component === undefined || name === "__proto__") delete object[name];
  else object[name] = component;
}
