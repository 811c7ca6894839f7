import { type ResponseContract, type Schema, type ServerContract, type ServerOperation, s } from "../../src/index.ts";

/** A small API of its own, with one operation for each thing that the kit does. */

const note = s.object(
  { id: s.string(), text: s.string(), stars: s.withDefault(s.integer({ minimum: 0, maximum: 5 }), 0) },
  { required: ["id", "text"], additional: false },
);
const meta = s.object({ request_id: s.string() }, { required: ["request_id"] });

function enveloped(data: Schema): ResponseContract {
  const schema = s.object(
    { success: s.literal(true), data, meta },
    { required: ["success", "data", "meta"], additional: false },
  );
  return { kind: "json", mediaTypes: ["application/json"], schema };
}

const failure: ResponseContract = {
  kind: "json",
  mediaTypes: ["application/json"],
  schema: s.object(
    {
      success: s.literal(false),
      error: s.object({ code: s.string(), message: s.string() }, { required: ["code", "message"] }),
      meta,
    },
    { required: ["success", "error", "meta"] },
  ),
};

const failures = { "400": failure, "401": failure, "403": failure, "404": failure, "409": failure, "429": failure };
const errors = {
  "400": ["INVALID_REQUEST"],
  "401": ["UNAUTHORIZED", "KEY_EXPIRED"],
  "403": ["FORBIDDEN"],
  "404": ["NOT_FOUND"],
  "409": ["NOTE_LOCKED", "KEY_REUSED"],
  "429": ["RATE_LIMITED"],
  "500": ["INTERNAL_ERROR"],
};

const readers = [{ bearer: ["notes:read"] }, { key: ["notes:read"] }];
const writers = [{ bearer: ["notes:write"] }, { key: ["notes:write"] }];
const noteId = { name: "note_id", in: "path", required: true, type: "string" } as const;

function operation(parts: Partial<ServerOperation> & Pick<ServerOperation, "id" | "method" | "path">): ServerOperation {
  return {
    resource: "notes",
    parameters: [],
    schemas: {},
    responses: failures,
    success: 200,
    security: readers,
    envelope: true,
    errors,
    ...parts,
  };
}

const query = { in: "query", required: false, type: "string" } as const;

const listNotes = operation({
  id: "listNotes",
  method: "GET",
  path: "/notes",
  parameters: [
    { ...query, name: "color", list: "repeated" },
    { ...query, name: "tags", list: "comma" },
    { ...query, name: "names", list: "space" },
    { ...query, name: "ids", list: "pipe", type: "integer" },
    { ...query, name: "limit", type: "integer" },
    { ...query, name: "weight", type: "number" },
    { ...query, name: "starred", type: "boolean" },
    { ...query, name: "near", type: "json" },
    { ...query, name: "filter", deepObject: true },
    { ...query, name: "q" },
  ],
  schemas: {
    query: s.object({
      color: s.array(s.enum(["red", "green"]), { maxItems: 3 }),
      tags: s.array(s.string({ minLength: 1 })),
      names: s.array(s.string()),
      ids: s.array(s.integer()),
      limit: s.withDefault(s.integer({ minimum: 1, maximum: 100 }), 25),
      weight: s.number(),
      starred: s.boolean(),
      near: s.object({ lat: s.number() }, { required: ["lat"] }),
      filter: s.object(
        { stars: s.integer({ minimum: 0 }), done: s.boolean(), labels: s.array(s.string()), text: s.string() },
        { additional: false },
      ),
      q: s.string(),
    }),
  },
  responses: { ...failures, "200": enveloped(s.any()) },
});

const createNote = operation({
  id: "createNote",
  method: "POST",
  path: "/notes",
  parameters: [{ name: "Idempotency-Key", in: "header", required: false, type: "string" }],
  schemas: { header: s.object({ "Idempotency-Key": s.string({ minLength: 1, maxLength: 255 }) }) },
  idempotencyKey: "Idempotency-Key",
  body: {
    required: true,
    content: {
      "application/json": s.object(
        {
          text: s.string({ minLength: 1, maxLength: 100 }),
          stars: s.withDefault(s.integer({ minimum: 0, maximum: 5 }), 1),
          options: s.object({ depth: s.integer({ minimum: 1 }) }),
          extra: s.any(),
        },
        { required: ["text"], additional: false },
      ),
    },
  },
  security: writers,
  success: 201,
  responses: { ...failures, "201": enveloped(note), "202": enveloped(note) },
});

const getNote = operation({
  id: "getNote",
  method: "GET",
  path: "/notes/{note_id}",
  parameters: [noteId],
  schemas: { path: s.object({ note_id: s.string({ pattern: "^n_\\w+$" }) }, { required: ["note_id"] }) },
  responses: { ...failures, "200": enveloped(note) },
});

const deleteNote = operation({
  id: "deleteNote",
  method: "DELETE",
  path: "/notes/{note_id}",
  parameters: [noteId],
  security: writers,
  success: 204,
  responses: { ...failures, "204": { kind: "empty", mediaTypes: [] } },
});

const archiveNote = operation({
  id: "archiveNote",
  method: "POST",
  path: "/notes/{note_id}:archive",
  parameters: [noteId],
  body: { required: false, content: { "application/json": s.object({ reason: s.string() }) } },
  security: writers,
  responses: { ...failures, "200": enveloped(s.any()) },
});

const downloadNote = operation({
  id: "downloadNote",
  method: "GET",
  path: "/notes/{note_id}/content",
  parameters: [noteId],
  responses: { ...failures, "200": { kind: "binary", mediaTypes: ["application/pdf"] } },
});

const importNotes = operation({
  id: "importNotes",
  method: "PUT",
  path: "/notes",
  body: {
    required: true,
    content: { "text/csv": s.string({ maxLength: 50 }), "application/octet-stream": undefined, "image/*": undefined },
  },
  security: writers,
  responses: { ...failures, "200": enveloped(s.any()) },
});

const echo = operation({
  id: "echo",
  resource: "tools",
  method: "GET",
  path: "/echo/{page-size}/{on}/{list}",
  parameters: [
    { name: "page-size", in: "path", required: true, type: "integer" },
    { name: "on", in: "path", required: true, type: "boolean" },
    { name: "list", in: "path", required: true, type: "integer", list: "comma" },
    { name: "X-Depth", in: "header", required: true, type: "integer" },
    { name: "X-Tags", in: "header", required: false, type: "string", list: "comma" },
    { name: "theme", in: "cookie", required: false, type: "string" },
  ],
  schemas: {},
  security: [{}, { bearer: [] }],
  responses: { ...failures, "200": enveloped(s.any()) },
});

const createToken = operation({
  id: "createToken",
  resource: "tools",
  method: "POST",
  path: "/oauth/token",
  security: [],
  envelope: false,
  errorShape: { code: ["error"], message: ["error_description"] },
  errors: { "400": ["invalid_request", "invalid_scope"], "401": ["invalid_client"], "415": ["invalid_request"] },
  body: {
    required: true,
    content: {
      "application/x-www-form-urlencoded": s.object(
        { grant_type: s.literal("client_credentials"), lifetime: s.integer(), scope: s.array(s.string()) },
        { required: ["grant_type"] },
      ),
    },
  },
  responses: {
    "200": { kind: "json", mediaTypes: ["application/json"], schema: s.object({ access_token: s.string() }) },
    "4XX": { kind: "json", mediaTypes: ["application/json"], schema: s.object({ error: s.string() }) },
  },
});

const whoAmI = operation({
  id: "whoAmI",
  resource: "tools",
  method: "GET",
  path: "/me",
  security: [{ basic: [] }, { queryKey: [] }, { bearer: [], key: [] }],
  responses: { ...failures, "200": enveloped(s.any()) },
});

export const notesContract: ServerContract = {
  title: "Notes API",
  version: "1.0.0",
  operations: [
    listNotes,
    createNote,
    getNote,
    deleteNote,
    archiveNote,
    downloadNote,
    importNotes,
    echo,
    createToken,
    whoAmI,
  ],
  envelope: { success: ["success"], data: ["data"], meta: ["meta"] },
  errors: {
    code: ["error", "code"],
    message: ["error", "message"],
    details: ["error", "details"],
    requestId: ["meta", "request_id"],
  },
  rateLimit: {
    limit: "X-RateLimit-Limit",
    remaining: "X-RateLimit-Remaining",
    reset: "X-RateLimit-Reset",
    resetUnit: "epoch-seconds",
  },
  requestIdHeader: "X-Request-Id",
  securitySchemes: {
    bearer: { type: "bearer" },
    basic: { type: "basic" },
    key: { type: "apiKey", in: "header", name: "X-Api-Key" },
    queryKey: { type: "apiKey", in: "query", name: "api_key" },
  },
  defaultCodes: {
    "400": "INVALID_REQUEST",
    "401": "UNAUTHORIZED",
    "403": "FORBIDDEN",
    "404": "NOT_FOUND",
    "405": "METHOD_NOT_ALLOWED",
    "413": "PAYLOAD_TOO_LARGE",
    "429": "RATE_LIMITED",
    "500": "INTERNAL_ERROR",
  },
};
