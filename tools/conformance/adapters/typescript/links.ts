import type { DownloadPromise, PagePromise } from "@hivepro/sdk";
import { inputOf, progressInto, type Running, readList, waitOptions } from "./commands.ts";
import { receive } from "./downloads.ts";
import { isJson, objectAt, textAt, typed } from "./json.ts";
import { CALLS, lookUp } from "./operations.ts";

/** Makes a call, and then the call of a method on its result. */
export async function followLink(running: Running): Promise<unknown> {
  const { command, opened, signal, reply } = running;
  const object = await lookUp(CALLS, textAt(command, "operation"))(opened.client, inputOf(command), { signal });
  try {
    return await callMethod(running, object);
  } finally {
    // As it is afterwards; the reply must not change with it.
    reply.object = structuredClone(object);
  }
}

async function callMethod({ command, signal, reply }: Running, object: unknown): Promise<unknown> {
  const name = textAt(command, "link");
  const method: unknown = isJson(object) ? object[name] : undefined;
  if (typeof method !== "function") throw new TypeError(`the result has no method ${name}`);
  const { query, body } = objectAt(command, "linkArguments");
  const given = [query ?? body].filter((value) => value !== undefined);
  const options = { ...objectAt(command, "options"), signal };
  const make = <T>(...values: unknown[]): T => typed<T>(Reflect.apply(method, object, values));
  switch (command.as) {
    case "list":
      return await readList(
        make<PagePromise<unknown, unknown>>(...(given.length > 0 ? given : [{}]), options),
        command,
        reply,
      );
    case "wait":
      return await make({ ...waitOptions(command, signal), onProgress: progressInto(reply) });
    case "download":
      return await receive(command, reply, (path) => make<DownloadPromise>(path, options));
    default:
      return await make(...given, options);
  }
}
