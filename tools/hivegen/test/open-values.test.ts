import { describe, expect, test } from "vitest";
import type { JsonObject } from "../src/document/json.ts";
import { schemasFile } from "../src/targets/typescript-types/schemas.ts";
import { modelOf } from "./support/model-of.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string) => ({ content: { "application/json": { schema: ref(name) } } });
const State = { type: "string", enum: ["on", "off"] };
const Job = { type: "object", required: ["state"], properties: { state: ref("State"), level: { enum: [1, 2] } } };

/** `schemas.ts` for schemas of which one is received, and perhaps one is sent. */
function printed(schemas: JsonObject, received: string, sent?: string): string {
  const put = { operationId: "put", responses: { 200: { description: "ok", ...json(received) } } };
  const { model } = modelOf({
    paths: { "/jobs": { put: { ...put, ...(sent !== undefined && { requestBody: json(sent) }) } } },
    components: { schemas },
  });
  return schemasFile(model).content;
}

describe("an enum", () => {
  test("is open where it is received, and the type of its name has what is known", () => {
    const text = printed({ State, Job }, "Job");
    expect(text).toContain("state: State | (string & {});");
    expect(text).toContain("level?: 1 | 2 | (number & {});");
    expect(text).toContain('export type State = "on" | "off";');
  });

  test("is open inside of lists, and beside null", () => {
    const properties = { states: { type: "array", items: ref("State") }, last: { enum: ["a", "b", null] } };
    const text = printed({ State, Job: { type: "object", properties } }, "Job");
    expect(text).toContain("states?: (State | (string & {}))[];");
    expect(text).toContain('last?: "a" | "b" | (string & {}) | null;');
  });

  test("is closed where it is sent", () => {
    const text = printed({ State, Job, NewJob: Job }, "Job", "NewJob");
    expect(text).toMatch(/interface Job \{\n {2}state: State \| \(string & \{\}\);/);
    expect(text).toMatch(/interface NewJob \{\n {2}state: State;/);
  });

  test("is closed in a type that goes both ways, so that what was received can be sent back", () => {
    const Envelope = { type: "object", properties: { job: ref("Job"), state: ref("State") } };
    const text = printed({ State, Job, Envelope }, "Envelope", "Job");
    expect(text).toMatch(/interface Job \{\n {2}state: State;/);
    expect(text).toContain("state?: State | (string & {});");
  });

  test("is open in what is received of a type that has a view for each way", () => {
    const properties = { ...Job.properties, id: { type: "string", readOnly: true } };
    const text = printed({ State, Job: { ...Job, properties } }, "Job", "Job");
    expect(text).toMatch(/interface Job \{\n {2}state: State \| \(string & \{\}\);/);
    expect(text).toMatch(/interface JobInput \{\n {2}state: State;/);
  });

  test("of a single value tells what something is, and stays as it is", () => {
    const properties = { kind: { const: "job" }, ok: { enum: ["yes"] }, flag: { enum: [true, false] } };
    const text = printed({ Job: { type: "object", properties } }, "Job");
    expect(text).toContain('kind?: "job";');
    expect(text).toContain('ok?: "yes";');
    expect(text).toContain("flag?: boolean;");
  });

  test("that tells variants apart stays literal, so that they still narrow", () => {
    const kind = (...values: string[]) => ({ type: "string", enum: values });
    const A = { type: "object", required: ["kind"], properties: { kind: kind("a", "b"), a: { type: "string" } } };
    const C = { type: "object", required: ["kind"], properties: { kind: kind("c", "d"), c: { type: "string" } } };
    const Either = { oneOf: [ref("A"), ref("C")], discriminator: { propertyName: "kind" } };
    const text = printed({ A, C, Either }, "Either");
    expect(text).toContain('kind: "a" | "b";');
    expect(text).toContain('kind: "c" | "d";');
  });
});
