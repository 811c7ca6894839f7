import type { OutputFile } from "../target.ts";
import { PythonFile } from "./python-file.ts";
import { snakeIdentifier } from "./python-identifier.ts";
import type { PythonNames } from "./python-names.ts";
import { docstring, indent, quote } from "./python-text.ts";

/** An option of a client. */
export interface ClientOption {
  readonly name: string;
  readonly annotation: string;
  /** Where it is `None` unless given. */
  readonly optional: boolean;
  readonly about: string;
}

/** Options that depend on the API: credentials and servers. */
export function ownOptions(names: PythonNames, file: PythonFile): ClientOption[] {
  return [...credentialOptions(names, file), ...serverOptions(names, file)];
}

function credentialOptions({ model }: PythonNames, file: PythonFile): ClientOption[] {
  const usable = model.auth.schemes.filter(({ ways }) => ways.length > 0);
  if (usable.length === 0) return [];
  const source = file.type("._runtime.auth.way", "CredentialSource");
  const options = model.auth.options.map(({ name, variable, description }) => ({
    name: snakeIdentifier(name),
    annotation: source,
    optional: true,
    about: `${description} Falls back to \`${variable}\`.`,
  }));
  if (usable.some(({ ways }) => ways.some(({ kind }) => kind === "clientCredentials"))) {
    file.type("collections.abc", "Sequence");
    options.push({
      name: "scopes",
      annotation: "Sequence[str]",
      optional: true,
      about: "OAuth2 scopes to ask for. Default: what the client is registered for.",
    });
  }
  const given = usable.flatMap(({ ways }) => ways.flatMap((way) => way.options));
  if (given.length <= model.auth.options.length) return options;
  // Where schemes share an option, callers can still tell them apart.
  file.type("collections.abc", "Mapping");
  const about = `Credentials by the name of their security scheme: ${usable.map(({ name }) => `\`${name}\``).join(", ")}.`;
  return [...options, { name: "credentials", annotation: "Mapping[str, object]", optional: true, about }];
}

function serverOptions({ model, choosesServer }: PythonNames, file: PythonFile): ClientOption[] {
  if (!choosesServer) return [];
  const options: ClientOption[] = [];
  if (model.servers.length > 1) {
    const known = model.servers.map(({ name, url }) => `\`${name}\` (\`${url === "" ? "/" : url}\`)`);
    file.type("typing", "Literal");
    options.push({
      name: "server",
      annotation: `Literal[${[...new Set(model.servers.map(({ name }) => quote(name)))].join(", ")}]`,
      optional: true,
      about: `Which server to call, instead of \`base_url\`: ${known.join(", ")}. Default: the first.`,
    });
  }
  const variables = model.servers.flatMap(({ variables: own }) => own);
  if (variables.length === 0) return options;
  const known = [...new Set(variables.map(({ name }) => `\`${name}\``))].join(", ");
  file.type("collections.abc", "Mapping");
  return [
    ...options,
    {
      name: "server_variables",
      annotation: "Mapping[str, str]",
      optional: true,
      about: `Values for the variables in the address of the server: ${known}.`,
    },
  ];
}

/** `_options.py`: what a client can be told anew by `with_options`. */
export function optionsFile(names: PythonNames): OutputFile {
  const { model } = names;
  const file = new PythonFile("_options.py", model.input, `What a client of ${model.title} can be told.`);
  const common = file.value("._runtime.options", "CommonOptions");
  const members = ownOptions(names, file).map(({ name, annotation, about }) =>
    [`${name}: ${annotation} | None`, ...docstring([about], 4)].join("\n"),
  );
  file.add(
    `class ClientOptions(${common}, total=False):`,
    indent('"""Options of a client. All durations are seconds."""'),
    ...(members.length > 0 ? ["", indent(members.join("\n"))] : []),
  );
  return file.finish();
}
