import type { Caller } from "../calling/caller.ts";
import type { ClientCore } from "../client-core.ts";
import type { Operation, OperationInput } from "../operation.ts";
import { duration } from "../options/limits.ts";
import { bodyError } from "../response/failure.ts";
import type { Delivery } from "../sending/send.ts";
import { Download, type DownloadDestination, type DownloadOptions } from "./download.ts";
import { DownloadPromise } from "./download-promise.ts";
import { resumption } from "./resume.ts";

/** Calls an operation that sends a file. @param destination where to write it; absent: nowhere yet */
export function startDownload(
  { caller }: ClientCore,
  operation: Operation,
  input: OperationInput = {},
  destination?: DownloadDestination | undefined,
  options: DownloadOptions = {},
): DownloadPromise {
  return new DownloadPromise(() =>
    caller.reporting(operation, async () => {
      const download = await openDownload(caller, operation, input, options);
      return destination === undefined ? download : download.saveTo(destination);
    }),
  );
}

async function openDownload(
  caller: Caller,
  operation: Operation,
  input: OperationInput,
  options: DownloadOptions,
): Promise<Download> {
  const limits = caller.limits(options);
  const idleTimeout = duration("idleTimeout", options.idleTimeout ?? limits.timeout);
  const { clock } = caller.transport;
  const deadlineAt = clock.now() + limits.deadline * 1000;
  const delivery = await caller.deliver(operation, input, options, "unread");
  const toError = (error: unknown, { limit, trace }: Delivery) =>
    bodyError(error, limit.stoppedBy, limits, trace, options.signal?.reason);
  const resume = resumption(caller, { operation, input, options }, delivery, deadlineAt);
  return new Download(
    { delivery, clock, idleTimeout, onProgress: options.onProgress, toError, resume },
    caller.requestId(delivery),
  );
}
