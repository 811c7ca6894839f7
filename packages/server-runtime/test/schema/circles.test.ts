import { expect, it } from "vitest";
import { type Schema, s, validate } from "../../src/index.ts";

/** Declared as in a module: each refers to one further down. */
const folder: Schema = s.object({ parent: s.nullable(s.lazy(() => either)) }, { required: ["parent"] });
const either: Schema = s.oneOf([s.nullable(s.lazy(() => folder)), s.lazy(() => list)]);
const list: Schema = s.array(s.nullable(s.lazy(() => either)));

it("schemas can refer to schemas that are declared later, behind null too", () => {
  expect(validate(folder, { parent: { parent: null } })).toEqual([]);
  expect(validate(list, [{ parent: [null] }])).toEqual([]);
});

it("what circles expect is told, and comes to an end", () => {
  const [issue] = validate(folder, { parent: 1 });
  expect(issue).toMatchObject({ field: "parent", message: expect.stringMatching(/^must be .*an object/) });
});

it("unions of unions that lead back to each other come to an end, too", () => {
  const unions: Schema[] = Array.from({ length: 6 }, () =>
    s.anyOf(Array.from({ length: 6 }, (_, index) => s.lazy(() => unions[index] ?? s.never()))),
  );
  expect(unions[0]?.expects.length).toBeGreaterThan(0);
});
