import { CodeFile } from "../../print/code-file.ts";
import { indent, jsdoc } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { credentialWays, exampleOptions } from "./credentials.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";

/** `client.ts`: the class that programs start from. */
export function clientFile(names: SdkNames): OutputFile {
  const { model } = names;
  const file = new CodeFile("client.ts", model.input);
  const name = names.clientClass;
  const options = file.type("./options.ts", "ClientOptions");
  const fields = model.resources.map((resource) => {
    const resourceClass = file.value(`./resources/${resource.name.kebab}.ts`, names.resourceClass(resource));
    return [
      ...jsdoc([resource.description]),
      `readonly ${resource.name.camel}: ${resourceClass} = new ${resourceClass}(this.core);`,
    ].join("\n");
  });
  file.value("./api.ts", "api");
  file.add(
    ...jsdoc([firstParagraph(model.description) ?? model.title, credentialsText(names), usage(names)]),
    `export class ${name} extends ${file.value(RUNTIME, "Client")} {`,
    indent(fields.join("\n")),
    "",
    indent(
      [
        "/** @param source options, or the core of a client whose options were derived */",
        `constructor(source?: ${options} | ${file.type(RUNTIME, "ClientCore")}) {`,
        "  super(api, source);",
        "}",
        "",
        "/** A client with some options changed; it shares access token, retry budget and rate limit with this one. */",
        `withOptions(options: ${options}): ${name} {`,
        `  return new ${name}(this.core.withOptions(options));`,
        "}",
      ].join("\n"),
    ),
    "}",
  );
  return file.finish();
}

function firstParagraph(text: string | undefined): string | undefined {
  return text?.split("\n\n")[0];
}

/** `Credentials come from …`, or nothing where an API takes none. */
function credentialsText({ model }: SdkNames): string | undefined {
  const ways = credentialWays(model).map((names) => {
    const variables = names.map((name) => `\`${model.environment[name]}\``).join(" and ");
    return `${names.map((name) => `\`${name}\``).join(" and ")} (or ${variables})`;
  });
  return ways.length > 0 ? `Credentials come from ${ways.join(", or ")}.` : undefined;
}

function usage(names: SdkNames): string {
  return ["@example", "```ts", `const client = new ${names.clientClass}(${exampleOptions(names.model)});`, "```"].join(
    "\n",
  );
}
