import type { ApiModel } from "../../model/api-model.ts";
import { literal } from "../../print/text.ts";

/** Options that are given together, as alternatives: for what most operations need, else for any scheme. */
export function credentialWays({ auth }: ApiModel): string[][] {
  const usual = auth.credentials.filter(({ length }) => length > 0);
  const alternatives = usual.length > 0 ? usual : auth.schemes.map(({ name }) => [name]);
  const ways = alternatives.flatMap((names) => {
    const schemes = auth.schemes.filter(({ name }) => names.includes(name));
    const [only, ...others] = schemes.map((scheme) => scheme.ways.map(({ options }) => options));
    if (only === undefined) return [];
    if (others.length === 0) return only.map((options) => [...options]);
    return [[...new Set([only, ...others].flatMap(([first = []]) => first))]];
  });
  return [...new Map(ways.map((options) => [options.join(), options])).values()];
}

/** Options for an example, e.g. `{ apiKey: "your_api_key" }`, or nothing where none are needed. */
export function exampleOptions(model: ApiModel): string {
  const [way = []] = credentialWays(model);
  const values = Object.fromEntries(
    way.map((name) => [name, `your_${name.replace(/[A-Z]/g, (letter) => `_${letter}`)}`.toLowerCase()]),
  );
  const given = /^https?:/i.test(model.baseUrl) ? values : { ...values, baseUrl: "https://api.example.com" };
  return Object.keys(given).length > 0 ? literal(given) : "";
}

/** The same, with the `fetch` of a mock called `api`. */
export function mockedOptions(model: ApiModel): string {
  const options = exampleOptions(model);
  return options === "" ? "{ fetch: api.fetch }" : options.replace(/,?\s*\}$/, ", fetch: api.fetch }");
}
