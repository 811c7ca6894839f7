import type { MockRequest } from "./api-mock.ts";
import type { MockFailure } from "./failure.ts";
import type { MockSequence } from "./sequence.ts";

/** What an operation gives and takes. */
export interface MockedOperation<Data, Body = undefined> {
  readonly data: Data;
  readonly body: Body;
}

/** Of an object, the members that matter to the test; the contract's example has the others. */
type Given<Data> = Data extends readonly unknown[] | Uint8Array | Blob
  ? Data
  : Data extends object
    ? Partial<Data>
    : Data;

/** Data without its envelope, an error, or any response. */
export type SimpleAnswer<Data> = Given<Data> | MockFailure | Response;

/** What a mock answers: always the same, one after the other, or as a function of the request says. */
export type MockAnswer<Operation extends MockedOperation<unknown, unknown>> =
  | SimpleAnswer<Operation["data"]>
  | MockSequence<SimpleAnswer<Operation["data"]>>
  | ((
      request: MockRequest<Operation["body"]>,
    ) => SimpleAnswer<Operation["data"]> | Promise<SimpleAnswer<Operation["data"]>>);

/** Answers by the names of operations: `{ "scans.get": { status: "completed" } }`. */
export type MockAnswers<Operations> = {
  readonly [Name in keyof Operations]?: Operations[Name] extends MockedOperation<unknown, unknown>
    ? MockAnswer<Operations[Name]> | undefined
    : never;
};
