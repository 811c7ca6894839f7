import type { CredentialWay, SecurityScheme, ServerVariable } from "../../model/api-model.ts";
import { CodeFile } from "../../print/code-file.ts";
import { indent, jsdoc, LINE_WIDTH, propertyKey, quote } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";

/** `options.ts`: what a client of this API can be told. */
export function optionsFile(names: SdkNames): OutputFile {
  const { model } = names;
  const file = new CodeFile("options.ts", model.input);
  const settings = file.type(RUNTIME, "ClientSettings");
  const members = [...credentialMembers(names, file), ...serverMembers(names)];
  const about = `How a client of ${model.title} is set up. All durations are seconds.`;
  const fallbacks = `Where the API is comes from \`baseUrl\` (or \`${model.environment.baseUrl}\`), how much is logged from \`logLevel\` (or \`${model.environment.logLevel}\`).`;
  if (members.length === 0) {
    file.add(...jsdoc([about, fallbacks]), `export interface ClientOptions extends ${settings} {}`);
  } else {
    file.add(
      ...jsdoc([about, fallbacks]),
      `export interface ClientOptions extends ${settings} {`,
      indent(members.join("\n")),
      "}",
    );
  }
  file.add(
    "/** Options of a resource that is used without its client: it writes no logs. */",
    'export type ResourceOptions = Omit<ClientOptions, "logLevel" | "logger">;',
  );
  return file.finish();
}

function credentialMembers({ model }: SdkNames, file: CodeFile): string[] {
  const { options, schemes } = model.auth;
  const usable = schemes.filter(({ ways }) => ways.length > 0);
  if (usable.length === 0) return [];
  const source = file.type(RUNTIME, "CredentialSource");
  const members = options.flatMap(({ name, variable, description }) => [
    ...jsdoc([`${description} Falls back to \`${variable}\`.`]),
    `readonly ${propertyKey(name)}?: ${source} | undefined;`,
  ]);
  if (usable.some(({ ways }) => ways.some(({ kind }) => kind === "clientCredentials"))) {
    const about =
      "OAuth2 scopes to ask for. Default: none are named, and the server grants what the client is registered for.";
    members.push(...jsdoc([about]), "readonly scopes?: readonly string[] | undefined;");
  }
  const given = usable.flatMap(({ ways }) => ways.flatMap((way) => way.options));
  return given.length > options.length ? [...members, ...bySchemeMember(usable, source)] : members;
}

/** Where schemes share an option, callers can still tell them apart. */
function bySchemeMember(schemes: readonly SecurityScheme[], source: string): string[] {
  const members = schemes.map(({ name, ways }) => {
    const forms = [...new Set(ways.map((way) => formOf(way, source)))];
    return `readonly ${propertyKey(name)}?: ${forms.join(" | ")} | undefined;`;
  });
  return [
    ...jsdoc(["Credentials by the name of their security scheme. They win over the options above."]),
    ["readonly credentials?: {", ...members.map((member) => indent(member)), "} | undefined;"].join("\n"),
  ];
}

function formOf({ options }: CredentialWay, source: string): string {
  if (options.length === 1) return source;
  return `{ ${options.map((name) => `readonly ${name}: ${source}`).join("; ")} }`;
}

function serverMembers({ model, choosesServer }: SdkNames): string[] {
  if (!choosesServer) return [];
  const members: string[] = [];
  if (model.servers.length > 1) {
    const lines = model.servers.map(({ name, url, description }) => {
      const about = description === undefined || description === "" ? "" : `: ${description.replaceAll(/\s+/g, " ")}`;
      return `- \`${name}\`: \`${url === "" ? "/" : url}\`${about}`;
    });
    const [first] = model.servers;
    const names = model.servers.map(({ name }) => quote(name));
    members.push(
      ...jsdoc(["Which server to call, instead of `baseUrl`:", lines.join("\n"), `Default: \`${first?.name}\`.`]),
      `readonly server?:${union([...names, "undefined"])};`,
    );
  }
  return [...members, ...variablesMember(model.servers.flatMap(({ variables }) => variables))];
}

/** Servers may share a variable; it then takes what any of them takes. */
function variablesMember(variables: readonly ServerVariable[]): string[] {
  if (variables.length === 0) return [];
  const members = [...new Set(variables.map(({ name }) => name))].flatMap((name) => {
    const same = variables.filter((variable) => variable.name === name);
    const [first] = same;
    const open = same.some(({ values }) => values.length === 0);
    const values = [...new Set(same.flatMap((variable) => variable.values))].map(quote);
    const fallback = first?.default === undefined ? undefined : `Default: \`${first.default}\`.`;
    const about = [first?.description, fallback].filter((text) => text !== undefined).join(" ");
    const type = union([...(open ? ["string"] : values), "undefined"]);
    return [...jsdoc([about]), `readonly ${propertyKey(name)}?:${type};`];
  });
  return [
    ...jsdoc(["Values for the variables in the address of the server."]),
    ["readonly serverVariables?: {", ...members.map((member) => indent(member)), "} | undefined;"].join("\n"),
  ];
}

/** What follows a colon: on its line, or a line for each. */
function union(types: readonly string[]): string {
  const line = ` ${types.join(" | ")}`;
  if (line.length <= LINE_WIDTH / 2) return line;
  return `\n${indent(types.map((text) => `| ${text}`).join("\n"))}`;
}
