import type { ApiModel } from "../api-model.ts";

/** A line on what was decided without being told, if anything was. */
export function detectedText({ resources }: ApiModel): string | undefined {
  const operations = resources.flatMap((resource) => resource.operations);
  const unwrapped = operations.filter(({ detected }) => detected.envelope).length;
  const lists = operations.filter(({ detected }) => detected.pagination).length;
  const parts = [
    count(unwrapped, "response unwrapped", "responses unwrapped", "envelope"),
    count(lists, "list with pages", "lists with pages", "pagination"),
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? `Detected: ${parts.join(", ")}.` : undefined;
}

function count(number: number, one: string, many: string, topic: string): string | undefined {
  return number === 0 ? undefined : `${number} ${number === 1 ? one : many} (hivegen inspect ${topic})`;
}
