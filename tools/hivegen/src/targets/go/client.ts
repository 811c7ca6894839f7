import type { ApiModel } from "../../model/api-model.ts";
import { choosesServer } from "./api.ts";
import { docComment } from "./doc-comment.ts";
import type { GoFile } from "./go-file.ts";
import type { GoNames } from "./go-names.ts";
import { alignedRows, composite, type Entry, indent, quote } from "./go-text.ts";
import { exported } from "./identifiers.ts";

/** `client.go`: what programs start from. */
export function addClient(file: GoFile, names: GoNames): void {
  const { model } = names;
  const rows = model.resources.map((resource) => ({
    comment: docComment([resource.description]),
    cells: [names.field(resource), `*${names.service(resource)}`],
  }));
  file.add(
    ...docComment([
      `Client calls the ${model.title.replace(/\s+/g, " ")}. It is safe for concurrent use.`,
      model.description?.split("\n\n")[0],
    ]),
    "type Client struct {",
    ...alignedRows(rows).map(indent),
    ...(rows.length > 0 ? [""] : []),
    "\tcore *core",
    "}",
  );
  file.add(
    ...docComment([`NewClient makes a client. ${credentialsText(model)}`]),
    "func NewClient(options ...ClientOption) (*Client, error) {",
    "\tcore, err := newCore(&api, options)",
    "\tif err != nil {",
    "\t\treturn nil, err",
    "\t}",
    "\treturn clientOf(core), nil",
    "}",
  );
  file.add(
    "// WithOptions is a client with some options changed. Unless server or credentials change, it shares access token, retry",
    "// budget and rate limit with this one; it ends with this one.",
    "func (c *Client) WithOptions(options ...ClientOption) (*Client, error) {",
    "\tcore, err := c.core.derive(options)",
    "\tif err != nil {",
    "\t\treturn nil, err",
    "\t}",
    "\treturn clientOf(core), nil",
    "}",
  );
  file.add(
    "// Close ends calls, waits and downloads that are under way with an AbortError; later calls fail. It never fails itself.",
    "func (c *Client) Close() error {",
    "\tc.core.close()",
    "\treturn nil",
    "}",
  );
  const fields = model.resources.map((resource): Entry => [names.field(resource), `&${names.service(resource)}{core}`]);
  file.add(
    "func clientOf(core *core) *Client {",
    indent(`return &${composite("Client", [...fields, ["core", "core"]])}`),
    "}",
  );
}

/** `Credentials come from …`, or nothing where an API takes none. */
function credentialsText({ auth, environment }: ApiModel): string {
  const ways = auth.schemes.flatMap((scheme) => scheme.ways.map(({ options }) => options));
  const texts = ways.map((options) => {
    const names = options.map((option) => `With${exported(option)}`).join(" and ");
    return `${names} (or ${options.map((option) => environment[option] ?? "").join(" and ")})`;
  });
  return texts.length > 0 ? `Credentials come from ${[...new Set(texts)].join(", or ")}.` : "";
}

/** `credential_options.go`: the options that only this API has. */
export function addOptions(file: GoFile, names: GoNames): void {
  const { model } = names;
  for (const { name, variable, description } of model.auth.options) {
    const option = names.scope.take(`With${exported(name)}`);
    file.add(
      ...docComment([`${option} authenticates. ${description} Falls back to ${variable}.`.replace(/\.\s*\./g, ".")]),
      `func ${option}(value string) ClientOption {`,
      `\treturn withCredential(${quote(name)}, credential{value: value})`,
      "}",
    );
    const source = names.scope.take(`${option}Func`);
    file.add(
      `// ${source} is ${option} with a function that is asked with each attempt.`,
      `func ${source}(source CredentialFunc) ClientOption {`,
      `\treturn withCredential(${quote(name)}, credential{source: source})`,
      "}",
    );
  }
  if (model.auth.schemes.some(({ ways }) => ways.some(({ kind }) => kind === "clientCredentials"))) {
    file.add(
      "// WithScopes are the OAuth2 scopes to ask for. Default: none are named, and the server grants what the client is registered",
      "// for.",
      "func WithScopes(scopes ...string) ClientOption { return withScopes(scopes) }",
    );
  }
  if (choosesServer(model)) addServerOption(file, names);
}

function addServerOption(file: GoFile, names: GoNames): void {
  const { servers } = names.model;
  const scope = names.scope;
  const constants = servers.map(({ name }) => [scope.take(`Server${exported(name)}`), "Server", `= ${quote(name)}`]);
  file.add("// Server is one of the API's servers.", `type ${scope.take("Server")} string`);
  file.add(
    "// Servers of the API; the first is the default.",
    "const (",
    ...alignedRows(
      servers.map(({ url, description }, index) => ({
        comment: docComment([
          `${constants[index]?.[0]}: ${[url, description].filter(Boolean).join(": ")}.`.replace(/\.\.$/, "."),
        ]),
        cells: constants[index] ?? [],
      })),
    ).map(indent),
    ")",
  );
  const variables = servers.flatMap((server) => server.variables);
  file.add(
    ...docComment([
      `WithServer chooses a server. Variables in its address take values from a map, which may be nil${variables.length > 0 ? `: ${[...new Set(variables.map(({ name }) => name))].join(", ")}` : ""}.`,
    ]),
    "func WithServer(server Server, variables map[string]string) ClientOption {",
    "\treturn withServer(string(server), variables)",
    "}",
  );
}
