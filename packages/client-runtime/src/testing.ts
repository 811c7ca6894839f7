/** Help for users' own tests: an API that answers in memory, as its contract says. Nothing of it is in a program without it. */
export type { MockAnswer, MockAnswers, MockedOperation, SimpleAnswer } from "./testing/answer-types.ts";
export { ApiMock, type MockOptions, type MockRequest } from "./testing/api-mock.ts";
export type { MockContract, MockedBody, OperationContract, ParameterContract } from "./testing/contract.ts";
export { type FailureOptions, failure, MockFailure } from "./testing/failure.ts";
export { MockSequence, sequence } from "./testing/sequence.ts";
export type { ValueSchema } from "./testing/value-schema.ts";
