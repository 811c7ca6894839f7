/** An API with as many operations as asked for: collections with the five usual operations, and schemas of their own. */
export function syntheticSpec(operations: number): object {
  const collections = Math.ceil(operations / 5);
  const paths: Record<string, object> = {};
  const schemas: Record<string, object> = { Error: errorSchema };
  for (let index = 0; index < collections; index++) {
    const type = `Thing${index}`;
    paths[`/things-${index}`] = collectionPath(type, index);
    paths[`/things-${index}/{id}`] = itemPath(type, index);
    schemas[type] = thing(index);
    schemas[`${type}Page`] = page(type);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Synthetic API", version: "1.0.0" },
    servers: [{ url: "https://api.example.com" }],
    paths,
    components: { schemas },
  };
}

const errorSchema = {
  type: "object",
  required: ["code", "message"],
  properties: { code: { type: "string" }, message: { type: "string" } },
};

function thing(index: number): object {
  return {
    type: "object",
    description: `Thing number ${index}, which has a bit of everything.`,
    required: ["id", "name", "kind"],
    properties: {
      id: { type: "string", format: "uuid", readOnly: true },
      name: { type: "string", description: "What people call it.", maxLength: 100 },
      kind: { enum: ["small", "medium", "large"] },
      price: { type: ["number", "null"], minimum: 0 },
      tags: { type: "array", items: { type: "string" } },
      owner: { type: "object", properties: { id: { type: "string" }, email: { type: "string", format: "email" } } },
      previous: { $ref: `#/components/schemas/Thing${Math.max(index - 1, 0)}` },
    },
  };
}

function page(type: string): object {
  return {
    type: "object",
    required: ["items"],
    properties: { items: { type: "array", items: reference(type) }, next: { type: ["string", "null"] } },
  };
}

function collectionPath(type: string, index: number): object {
  return {
    get: operation(`listThings${index}`, index, { 200: json(`${type}Page`) }, [
      { name: "cursor", in: "query", schema: { type: "string" } },
      { name: "limit", in: "query", schema: { type: "integer", default: 20 } },
    ]),
    post: { ...operation(`createThing${index}`, index, { 201: json(type) }), requestBody: body(type) },
  };
}

function itemPath(type: string, index: number): object {
  return {
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    get: operation(`getThing${index}`, index, { 200: json(type) }),
    put: { ...operation(`replaceThing${index}`, index, { 200: json(type) }), requestBody: body(type) },
    delete: operation(`deleteThing${index}`, index, { 204: { description: "Gone." } }),
  };
}

function operation(operationId: string, index: number, responses: object, parameters: readonly object[] = []): object {
  return {
    operationId,
    tags: [`group-${index % 50}`],
    summary: `Does what ${operationId} says`,
    parameters,
    responses: { ...responses, 404: json("Error") },
  };
}

function json(type: string): object {
  return { description: `A ${type}.`, content: { "application/json": { schema: reference(type) } } };
}

function body(type: string): object {
  return { required: true, content: { "application/json": { schema: reference(type) } } };
}

function reference(type: string): object {
  return { $ref: `#/components/schemas/${type}` };
}
