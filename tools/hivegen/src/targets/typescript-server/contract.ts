import { CodeFile } from "../../print/code-file.ts";
import { Code, literal } from "../../print/text.ts";
import { contractData } from "../../server-contract/contract-data.ts";
import type { OutputFile } from "../target.ts";
import { RUNTIME, type ServerNames } from "./server-names.ts";

/** `contract.ts`: the API as the kit enforces it. */
export function contractFile(names: ServerNames): OutputFile {
  const { model } = names;
  const file = new CodeFile("contract.ts", model.input);
  const operations = model.resources.map((resource) => {
    const name = file.value(`./operations/${resource.name.kebab}.ts`, names.operations(resource));
    return new Code(`...${name}`);
  });
  const contract = literal(contractData(model, operations), 100);
  file.add(`export const contract: ${file.type(RUNTIME, "ServerContract")} = ${contract};`);
  return file.finish();
}
