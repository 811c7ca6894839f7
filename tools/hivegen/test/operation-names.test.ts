import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../src/document/json.ts";
import { modelOf } from "./support/model-of.ts";

const LIST = { type: "array", items: { type: "string" } };

interface Row {
  readonly route: string;
  readonly id?: string;
  readonly tag?: string;
  /** Schema of the response. */
  readonly answer?: Json;
  readonly extension?: JsonObject;
}

function pathsOf(rows: readonly Row[]): JsonObject {
  const paths: { [path: string]: JsonObject } = {};
  for (const { route, id, tag, answer, extension } of rows) {
    const [method = "", path = ""] = route.split(" ");
    const content = answer === undefined ? {} : { content: { "application/json": { schema: answer } } };
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        ...(id !== undefined && { operationId: id }),
        ...(tag !== undefined && { tags: [tag] }),
        ...(extension && { "x-hivegen": extension }),
        responses: { "200": { description: "d", ...content } },
      },
    };
  }
  return paths;
}

/** `resource.method` by route, and the codes of findings. */
function namesOf(rows: readonly Row[]) {
  const { model, findings } = modelOf({ paths: pathsOf(rows) });
  const names = Object.fromEntries(
    model.resources.flatMap(({ name, operations }) =>
      operations.map(({ method, path, methodName }) => [`${method} ${path}`, `${name.camel}.${methodName.camel}`]),
    ),
  );
  return { names, findings: findings.map(([code]) => code), model };
}

describe("an operation alone is called by", () => {
  test.each<[string, Row, string]>([
    ["its operationId without the resource", { route: "GET /pets", id: "listPets", tag: "Pets" }, "pets.list"],
    ["a group in the operationId", { route: "GET /repos/{o}/contents", id: "repos/get-content" }, "repos.getContent"],
    ["the last of dotted groups", { route: "GET /files", id: "drive.files.list", tag: "files" }, "files.list"],
    ["the method of a controller", { route: "GET /pets", id: "PetsController_findAll" }, "pets.findAll"],
    ["the group of Azure's ids", { route: "GET /x/{id}/disks", id: "Disks_ListByGroup" }, "disks.listByGroup"],
    [
      "the function of a FastAPI route",
      { route: "GET /pets/{pet_id}", id: "get_pet_by_id_pets__pet_id__get", tag: "pets" },
      "pets.getById",
    ],
    ["list where get gives a list", { route: "GET /pets", id: "getPets", tag: "pets", answer: LIST }, "pets.list"],
    [
      "its own words where a preposition binds them",
      { route: "GET /u", id: "listForUser", tag: "user" },
      "user.listForUser",
    ],
    ["a reserved word, as members may", { route: "POST /p", id: "delete", tag: "pets" }, "pets.delete"],
    [
      "what was declared",
      { route: "GET /pets", id: "x", extension: { resource: "Animals", method: "all" } },
      "animals.all",
    ],
    ["letters of any script", { route: "GET /a", id: "取得", tag: "商品" }, "商品.取得"],
    ["its route if the id is a hash", { route: "GET /pets", id: "9f86d081884c7d65" }, "pets.list"],
    ["its route if the id repeats it", { route: "GET /files/{file_id}", id: "get_files_id" }, "files.get"],
    ["its route if the id is an emoji", { route: "DELETE /pets/{id}", id: "🗑️", tag: "🐶" }, "pets.delete"],
    ["its route behind versions", { route: "GET /api/v2.1/pets/{id}" }, "pets.get"],
    ["its route if that has no name", { route: "GET /" }, "default.get"],
  ])("%s", (_, row, name) => {
    expect(Object.values(namesOf([row]).names)).toEqual([name]);
  });
});

test("without operationIds, methods follow from method and path", () => {
  const { names } = namesOf([
    { route: "GET /v1/pets" },
    { route: "POST /v1/pets" },
    { route: "DELETE /v1/pets" },
    { route: "GET /v1/pets/{id}" },
    { route: "PUT /v1/pets/{id}" },
    { route: "DELETE /v1/pets/{id}" },
    { route: "HEAD /v1/pets/{id}" },
    { route: "GET /v1/pets/{id}/toys" },
    { route: "POST /v1/pets/{id}/toys" },
    { route: "GET /v1/pets/{id}/toys/{toy}" },
    { route: "POST /v1/pets/{id}/feed" },
    { route: "PUT /v1/pets/{id}/avatar" },
    { route: "GET /v1/account", answer: { type: "object", properties: { name: { type: "string" } } } },
    { route: "PUT /v1/notes/{id}" },
    { route: "PATCH /v1/notes/{id}" },
  ]);
  expect(Object.values(names)).toEqual([
    "pets.list",
    "pets.create",
    "pets.deleteAll",
    "pets.get",
    "pets.update",
    "pets.delete",
    "pets.head",
    "pets.listToys",
    "pets.createToy",
    "pets.getToy",
    "pets.feed",
    "pets.updateAvatar",
    "account.get",
    "notes.replace",
    "notes.update",
  ]);
});

test("names that clients and resources have themselves are left to them", () => {
  const { names } = namesOf([
    { route: "GET /a", id: "constructor", tag: "core" },
    { route: "GET /b", id: "then", tag: "withOptions" },
    { route: "GET /c", id: "toString", tag: "constructor" },
    { route: "GET /d", id: "get", tag: "core api" },
  ]);
  expect(Object.values(names)).toEqual([
    "coreApi.getA",
    "withOptionsApi.getB",
    "constructorApi.getC",
    "coreApiApi.get",
  ]);
});

test("ids that mean something in JavaScript, or to generated files, get a word more", () => {
  const rows = ["delete", "import", "arguments", "models", "createClient"].map((id) => ({ route: `GET /${id}`, id }));
  const ids = namesOf(rows).model.resources.flatMap(({ operations }) => operations.map(({ id }) => id));
  expect(ids).toEqual([
    "deleteOperation",
    "importOperation",
    "argumentsOperation",
    "modelsOperation",
    "createClientOperation",
  ]);
});

test("tags that differ in capitals and separators are one resource; singular and plural are two", () => {
  const { names } = namesOf([
    { route: "GET /a", id: "a", tag: "petstore" },
    { route: "GET /b", id: "b", tag: "Pet-Store" },
    { route: "GET /c", id: "c", tag: "PetStores" },
  ]);
  expect(Object.values(names)).toEqual(["petStore.a", "petStore.b", "petStores.c"]);
});

test("who wants a name that is taken gets its full name, then that of its route, and a finding says so", () => {
  const { names, findings } = namesOf([
    { route: "GET /old/pets", id: "petsList", tag: "pets" },
    { route: "GET /pets", id: "listPets", tag: "pets" },
    { route: "GET /v9/all", id: "list", tag: "pets" },
  ]);
  expect(names).toEqual({
    "GET /pets": "pets.list",
    "GET /old/pets": "pets.petsList",
    "GET /v9/all": "pets.getV9All",
  });
  expect(findings).toEqual(["NAME_COLLISION", "NAME_COLLISION"]);
});

test("the order of paths, and what else there is, changes no name", () => {
  const rows: Row[] = [
    { route: "GET /pets", id: "list", tag: "pets" },
    { route: "GET /old/pets", id: "list", tag: "Pets" },
    { route: "GET /pets/all", id: "listPets", tag: "pets" },
    { route: "GET /pets/{id}/", tag: "pets" },
    { route: "GET /pets/{petId}", tag: "PETS" },
    { route: "GET /core", tag: "core" },
    { route: "GET /core-api", tag: "core-api" },
    { route: "POST /x", id: "same" },
    { route: "POST /y", id: "same" },
  ];
  const expected = namesOf(rows);
  const idsOf = ({ model }: typeof expected) =>
    Object.fromEntries(
      model.resources.flatMap(({ operations }) => operations.map(({ id, method, path }) => [`${method} ${path}`, id])),
    );
  for (let shift = 1; shift < rows.length; shift++) {
    const turned = [...rows.slice(shift), { route: "GET /unrelated", tag: "other" }, ...rows.slice(0, shift).reverse()];
    const shuffled = namesOf(turned);
    expect(shuffled.names).toEqual({ ...expected.names, "GET /unrelated": "other.getUnrelated" });
    expect(idsOf(shuffled)).toEqual({ ...idsOf(expected), "GET /unrelated": "getUnrelated" });
  }
});
