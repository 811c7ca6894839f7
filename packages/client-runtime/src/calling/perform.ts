import type { Operation, OperationInput } from "../operation.ts";
import type { RequestOptions } from "../options/client-options.ts";
import type { BodyUse, Reply } from "../response/api-promise.ts";
import type { Content } from "../response/unwrap.ts";
import type { Delivery } from "../sending/send.ts";
import type { Caller } from "./caller.ts";

export interface Call {
  readonly operation: Operation;
  readonly input: OperationInput;
  readonly options: RequestOptions;
}

/** Makes a call from its arguments to its result. @param toData makes the result out of what the response carries */
export async function perform<T, M>(
  caller: Caller,
  { operation, input, options }: Call,
  use: Readonly<BodyUse>,
  toData: (content: Content, delivery: Delivery) => T,
): Promise<Reply<T, M>> {
  try {
    await undefined;
    const delivery = await caller.deliver(operation, input, options, use.body);
    const { response, text } = delivery;
    if (text === undefined) {
      delivery.limit.dispose();
      return { text, response };
    }
    const content = caller.unwrap(operation, delivery);
    const { attempts, retryCount, retryDelay } = delivery.trace;
    const requestId = caller.requestId(delivery, content);
    const meta = content.meta as M | undefined;
    const data = toData(content, delivery);
    return { text, result: { data, meta, response, requestId, attempts, retryCount, retryDelay } };
  } catch (error) {
    throw await caller.reported(operation, error);
  }
}
