import { describe, expect, it } from "vitest";
import { applyDefaults, s, validate } from "../../src/index.ts";

const user = s.object(
  { id: s.integer(), name: s.string(), password: s.string(), created: s.withDefault(s.string(), "now") },
  { required: ["id", "name", "password"], readOnly: ["id", "created"], writeOnly: ["password"], additional: false },
);

describe("a request", () => {
  it("needs no read-only members, and may have any", () => {
    expect(validate(user, { name: "a", password: "b" }, "request")).toEqual([]);
    expect(validate(user, { id: "not a number", name: "a", password: "b" }, "request")).toEqual([]);
  });

  it("reaches the handler without them, and without their defaults", () => {
    expect(applyDefaults(user, { id: 1, name: "a", password: "b" })).toEqual({ name: "a", password: "b" });
  });

  it("needs write-only members", () => {
    expect(validate(user, { name: "a" }, "request")).toMatchObject([{ field: "password", message: "is required" }]);
  });

  it("is seen so in the branches of a union, too", () => {
    const either = s.oneOf([user, s.string()]);
    expect(validate(either, { name: "a", password: "b" }, "request")).toEqual([]);
    expect(applyDefaults(either, { id: 1, name: "a", password: "b" })).toEqual({ name: "a", password: "b" });
  });
});

describe("a response", () => {
  it("has read-only members, and no write-only ones", () => {
    expect(validate(user, { id: 1, name: "a" }, "response")).toEqual([]);
    expect(validate(user, { name: "a" }, "response")).toMatchObject([{ field: "id", rule: "required" }]);
    expect(validate(user, { id: 1, name: "a", password: "b" }, "response")).toMatchObject([
      { field: "password", message: "is write-only, so no answer may have it" },
    ]);
  });
});

it("a value that is neither has all members", () => {
  expect(validate(user, { id: 1, name: "a", password: "b" })).toEqual([]);
  expect(validate(user, {})).toHaveLength(3);
});
