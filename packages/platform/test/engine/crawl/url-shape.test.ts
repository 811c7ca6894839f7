import { expect, test } from "vitest";
import { normaliseUrl, pathTemplate, shapeOf } from "../../../src/engine/crawl/url-shape.ts";

test.for([
  ["/orders/17", "/orders/{number}"],
  ["/2024-05-01/news", "/{date}/news"],
  ["/u/3f2504e0-4f89-41d3-9a0c-0305e82c3301/x", "/u/{uuid}/x"],
  ["/commit/da39a3ee5e6b4b0d", "/commit/{hex}"],
  ["/face/decade", "/face/decade"],
  ["/v1/users", "/v1/users"],
])("the template of %s is %s", ([path = "", template]) => {
  expect(pathTemplate(path)).toBe(template);
});

test("pages that differ in values only have one shape", () => {
  const shapes = ["/cal?y=2024&m=1", "/cal?m=12&y=2025", "/cal?m=1&y=1&y=2"].map((path) =>
    shapeOf(new URL(path, "http://shop.example")),
  );
  expect(new Set(shapes).size).toBe(1);
});

test("normaliseUrl drops what makes no difference", () => {
  const url = new URL("http://shop.example:80/a;jsessionid=ABCD1234?b=2&utm_source=x&a=1#top");
  expect(normaliseUrl(url).href).toBe("http://shop.example/a?a=1&b=2");
});
