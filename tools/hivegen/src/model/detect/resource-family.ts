import { arrayOf, isObject, stringOf } from "../../document/json.ts";
import type { Envelope } from "../api-model.ts";
import type { Context } from "../context.ts";
import { nameOf, singular, wordsOf } from "../names.ts";
import { findMember, itemsOf, propertyNames } from "../properties.ts";
import { type Family, metaPlaces } from "./family.ts";
import { isMetaName } from "./member-names.ts";
import type { Answer, Body } from "./success-bodies.ts";

/**
 * A resource under its own name: `{ user: {…} }`, `{ users: […], limit, more }`. Lists are often written so where nothing
 * else is, so they alone say nothing: most bodies that aren't such lists must be wrapped too.
 */
export function resourceFamily(context: Context, answers: readonly Answer[]): Family | undefined {
  const objects = answers.filter(({ bodies: [{ kind }] }) => kind === "object");
  const wrapped = objects.flatMap((answer) => {
    const [body] = answer.bodies;
    const name = resourceMember(context, body, answer);
    return name === undefined ? [] : [{ body, isList: isList(context, body, name), name }];
  });
  const lists = wrapped.filter(({ isList: list }) => list).length;
  const singles = wrapped.length - lists;
  if (wrapped.length < 3 || singles < 2 || singles * 2 <= objects.length - lists) return undefined;
  const places = metaPlaces(wrapped.flatMap(({ body, name }) => [...body.names].filter((other) => other !== name)));
  const envelopes = new Map<string, Envelope>();
  return {
    name: "resource",
    envelopeOf: (body, answer) => {
      const name = resourceMember(context, body, answer);
      if (name === undefined) return undefined;
      const envelope = envelopes.get(name) ?? {
        success: undefined,
        successValues: undefined,
        flagOptional: undefined,
        data: [name],
        ...places,
        error: undefined,
      };
      envelopes.set(name, envelope);
      return envelope;
    },
    evidence: `${wrapped.length} of ${objects.length} JSON object responses hold one resource under its own name`,
  };
}

function isList(context: Context, body: Body, name: string): boolean {
  return itemsOf(context, findMember(context, body.schema, name)?.schema) !== undefined;
}

/** The only member that isn't meta, if it is an object or a list and named after what the operation is about. */
function resourceMember(context: Context, body: Body, answer: Answer): string | undefined {
  const others = [...body.names].filter((name) => !isMetaName(name));
  const [name] = others;
  if (name === undefined || others.length > 1 || /error/i.test(name)) return undefined;
  const value = findMember(context, body.schema, name)?.schema;
  const items = itemsOf(context, value);
  const reference = [value, items].map((schema) => (isObject(schema) ? stringOf(schema.$ref) : undefined));
  if (items === undefined && propertyNames(context, value).size === 0) return undefined;
  const noun = plainNoun(name);
  const subjects = [...subjectsOf(answer), ...reference.map((pointer) => pointer?.split("/").at(-1) ?? "")];
  return subjects.some((subject) => subject !== "" && isAbout(subject, noun)) ? name : undefined;
}

/** What an operation is about, as its path, tags and id say. */
function subjectsOf({ raw }: Answer): string[] {
  const segments = raw.path.split("/").filter((segment) => segment !== "" && !segment.startsWith("{"));
  const tags = arrayOf(raw.operation.tags).flatMap((tag) => stringOf(tag) ?? []);
  return [...segments, ...tags, stringOf(raw.operation.operationId) ?? "", raw.resource.join(" ")];
}

/** `listSshKeys` is about `sshkey`, but not about `key` or `list`. */
function isAbout(subject: string, noun: string): boolean {
  const words = wordsOf(subject);
  if (plainNoun(subject) === noun) return true;
  return words.some((_, start) => plainNoun(words.slice(start).join(" ")) === noun);
}

function plainNoun(text: string): string {
  return singular(nameOf(wordsOf(text)).camel).toLowerCase();
}
