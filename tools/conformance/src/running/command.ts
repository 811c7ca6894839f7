import type { Step } from "../cases/case.ts";

/** The command that makes an adapter do what a step says. @param client as the adapter knows it */
export function commandOf(step: Step, client: string): Readonly<Record<string, unknown>> {
  if (step.print) return { do: "print", client };
  if (step.close) return { do: "close", client };
  if (step.advance !== undefined) return { do: "advance", client, seconds: step.advance };
  if (step.verifyWebhook) {
    return { do: "verifyWebhook", ...step.verifyWebhook, ...given(step, ["tolerance", "now"]) };
  }
  const [kind, operation] = callOf(step);
  return {
    do: kind,
    client,
    operation,
    arguments: given(step, ["path", "query", "body"]),
    options: step.options ?? {},
    ...given(step, ["response", "take", "waiter", "existing", "as"]),
    ...(isLike(step, kind, "list") && { by: step.by ?? "items" }),
    ...(isLike(step, kind, "download") && { to: step.to ?? "memory" }),
    ...(kind === "link" && { link: step.method, linkArguments: step.methodArguments ?? {} }),
  };
}

function callOf(step: Step): [string, string | undefined] {
  if (step.call !== undefined) return ["call", step.call];
  if (step.list !== undefined) return ["list", step.list];
  if (step.wait !== undefined) return ["wait", step.wait];
  if (step.download !== undefined) return ["download", step.download];
  return ["link", step.link];
}

/** A link does what another kind of command does. */
function isLike(step: Step, kind: string, wanted: "list" | "download"): boolean {
  return kind === wanted || (kind === "link" && step.as === wanted);
}

function given<Name extends keyof Step>(step: Step, names: readonly Name[]): Partial<Record<Name, unknown>> {
  const found: Partial<Record<Name, unknown>> = {};
  for (const name of names) if (step[name] !== undefined) found[name] = step[name];
  return found;
}
