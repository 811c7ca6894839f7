import { arrayOf, type Json } from "../../document/json.ts";
import type { Envelope } from "../api-model.ts";
import { type Context, resolve } from "../context.ts";
import { findMember } from "../properties.ts";
import { constantsOf, FAILURE_WORDS, FLAG_NAMES, SUCCESS_WORDS } from "../variants.ts";
import { errorPlace, type Family, metaPlaces } from "./family.ts";
import { commonest, isDataName, isErrorName, isMetaName, plainName } from "./member-names.ts";
import type { Answer, Body } from "./success-bodies.ts";

interface Flag {
  readonly name: string;
  /** Absent: `true`. */
  readonly values: readonly (string | boolean)[] | undefined;
}

/** What stands beside a flag and says the same once more. */
const STATUS_NAMES: ReadonlySet<string> = new Set(["status", "statuscode", "statustext", "code", "msg"]);

/**
 * A flag of success that most bodies have: `{ success, data }` with the data at a place of its own, or `{ ok, … }` with the
 * data beside the flag. A flag in a few bodies only is a property like others.
 */
export function flagFamily(context: Context, answers: readonly Answer[]): Family | undefined {
  const bodies = answers.map(({ bodies: [first] }) => first);
  const flags = new Map<Body | undefined, Flag | undefined>(bodies.map((body) => [body, flagOf(context, body)]));
  const common = commonest([...flags.values()].flatMap((flag) => (flag ? [flag.name] : [])));
  if (!common || common.count * 2 <= bodies.length) return undefined;
  const flagged = bodies.filter((body) => flags.get(body)?.name === common.name);
  const dataName = dataNameOf(flagged, common.name);
  if (dataName === undefined && flagged.length < 3) return undefined;
  const pure = flagged.filter((body) => isPure(body, common.name, dataName));
  const open: Envelope = {
    data: [],
    success: [common.name],
    successValues: flags.get(flagged[0])?.values,
    flagOptional: flagged.some((body) => mayLack(context, body, common.name)) || undefined,
    meta: undefined,
    metaParts: undefined,
    error: errorPlace(flagged, common.name),
  };
  const beside = pure.flatMap(({ names }) => [...names].filter((name) => isBeside(name, common.name)));
  const wrapped = dataName === undefined ? open : { ...open, data: [dataName], ...metaPlaces(beside) };
  const empty = { ...wrapped, data: [] };
  return {
    name: "flag",
    envelopeOf: (body) => {
      if (flagOf(context, body)?.name !== common.name) return undefined;
      if (isPure(body, common.name, dataName)) return wrapped;
      return hasOnly(body, common.name, undefined) ? empty : open;
    },
    evidence: `${common.count} of ${bodies.length} JSON responses have the flag /${common.name}${
      dataName === undefined
        ? ", and their data stands beside it"
        : `, ${pure.length} of them with their data at /${dataName}`
    }`,
  };
}

function mayLack(context: Context, { schema }: Body, name: string): boolean {
  return findMember(context, schema, name)?.required === false;
}

/** Nothing but the flag, the data, its meta and errors. */
function isPure(body: Body, flag: string, dataName: string | undefined): boolean {
  return dataName !== undefined && body.names.has(dataName) && hasOnly(body, flag, dataName);
}

function hasOnly({ names }: Body, flag: string, dataName: string | undefined): boolean {
  return [...names].every((name) => name === flag || name === dataName || isBeside(name, flag) || isErrorName(name));
}

function isBeside(name: string, flag: string): boolean {
  return name !== flag && (isMetaName(name) || STATUS_NAMES.has(plainName(name)));
}

/** The member that holds the data in most of the bodies that have more than the flag. */
function dataNameOf(flagged: readonly Body[], flag: string): string | undefined {
  const loaded = flagged.filter(({ names }) =>
    [...names].some((name) => name !== flag && !isErrorName(name) && !isBeside(name, flag)),
  );
  const found = commonest(loaded.flatMap(({ names }) => [...names].filter(isDataName)));
  return found && found.count * 2 > loaded.length ? found.name : undefined;
}

function flagOf(context: Context, body: Body): Flag | undefined {
  for (const name of FLAG_NAMES) {
    if (!body.names.has(name)) continue;
    const flag = readFlag(context, name, findMember(context, body.schema, name)?.schema);
    if (flag) return flag;
  }
  return undefined;
}

function readFlag(context: Context, name: string, raw: Json | undefined): Flag | undefined {
  const parts = [resolve(context, raw), ...arrayOf(resolve(context, raw).allOf).map((part) => resolve(context, part))];
  const constants = parts.flatMap(constantsOf);
  if (name === "status") return readStatus(constants);
  const isBoolean = parts.some(({ type }) => type === "boolean" || arrayOf(type).includes("boolean"));
  const saysTrue = constants.includes(true) && constants.every((value) => typeof value === "boolean");
  if (!isBoolean && !saysTrue) return undefined;
  return { name, values: name === "error" ? [false] : undefined };
}

/** A `status` is a flag where its values are words of success and failure only. */
function readStatus(constants: readonly Json[]): Flag | undefined {
  const successes = constants.filter((value) => typeof value === "string" && SUCCESS_WORDS.has(value));
  const others = constants.filter((value) => !SUCCESS_WORDS.has(value));
  if (successes.length === 0 || !others.every((value) => FAILURE_WORDS.has(value))) return undefined;
  return { name: "status", values: successes.map(String) };
}
