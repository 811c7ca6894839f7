import { CodeFile } from "../../print/code-file.ts";
import { jsdoc, propertyKey } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { RUNTIME, type ServerNames } from "./server-names.ts";

/** `plugin.ts`: all handlers together, as a Fastify plugin. */
export function pluginFile(names: ServerNames): OutputFile {
  const { model } = names;
  const file = new CodeFile("plugin.ts", model.input);
  const groups = model.resources.map((resource) => {
    const type = file.type(`./handlers/${resource.name.kebab}.ts`, names.handlers(resource));
    return `  readonly ${propertyKey(resource.name.camel)}: ${type}<Principal>;`;
  });
  file.value("./contract.ts", "contract");
  file.add(
    "/** What a server of this API does, by resource. */",
    "export type Handlers<Principal> = {",
    ...groups,
    "};",
  );
  file.add(
    ...jsdoc([
      `${model.title} ${model.version} as a Fastify plugin. Register it with the prefix that the API is served under.`,
      [
        "@example",
        "```ts",
        `await app.register(${names.plugin}(handlers, options), { prefix: "/api/v1" });`,
        "```",
      ].join("\n"),
    ]),
    `export function ${names.plugin}<Principal>(`,
    "  handlers: Handlers<Principal>,",
    `  options: ${file.type(RUNTIME, "KitOptions")}<Principal>,`,
    `): ${file.type("fastify", "FastifyPluginAsync")} {`,
    `  return ${file.value(RUNTIME, "contractPlugin")}<Principal>(contract, handlers, options);`,
    "}",
  );
  return file.finish();
}
