import { once } from "node:events";
import { hasErrors } from "../../findings/has-errors.ts";
import { load } from "../../load/load.ts";
import { buildModel } from "../../model/build-model.ts";
import { UsageError } from "../../usage-error.ts";
import type { Arguments } from "../arguments.ts";
import { describedApi } from "../described-api.ts";
import { EXIT } from "../exit-codes.ts";
import { printJson } from "../print-json.ts";
import { isFailure, reportFindings } from "../report-findings.ts";

const DEFAULT_PORT = 4010;
const DEFAULT_HOST = "127.0.0.1";

/** Serves an API description until it is told to stop. */
export async function mockCommand(options: Arguments): Promise<number> {
  const host = options.host ?? DEFAULT_HOST;
  const port = readPort(options.port);
  const { inputs, overlays, declarations } = await describedApi(options);
  const loaded = load(inputs, { overlays });
  const model = hasErrors(loaded.findings) ? undefined : buildModel(loaded, declarations);
  const { findings } = loaded;
  if (!options.json) reportFindings(findings);
  if (!model || isFailure(findings, options.strict)) {
    if (options.json) printJson({ findings });
    return EXIT.inputErrors;
  }
  const { serve } = await import("../../mock/mock.ts");
  const server = await serve(model, { port, host }).catch((error: unknown) => {
    throw new UsageError(`The mock can't listen on port ${port} of ${host}: ${reason(error)}. Try another --port.`);
  });
  const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  if (options.json) printJson({ url: server.url, findings });
  else process.stdout.write(`${model.title} ${model.version} is served at ${server.url}. Stop it with Ctrl+C.\n`);
  await stopped;
  await server.close();
  return EXIT.done;
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? DEFAULT_PORT);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535 && text !== "") return port;
  throw new UsageError(`--port must be a number from 0 (any free port) to 65535, not "${text}".`);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
