import type { OperationInput } from "../operation.ts";
import { valueAt } from "../response/pointer.ts";
import type { ListForm, RequestPlace } from "./forms.ts";

/** How the page after one is asked for: with another value in the same request, or at an address. */
export type Step =
  | { readonly place: RequestPlace; readonly value: string | number }
  | { readonly address: (from: string, baseUrl: string, route: string) => string };

/** A step, or nothing at the end; or where it should be, if the server announces more without saying where. */
export type Continuation = Step | { readonly lost: string } | undefined;

/** What is known about a page when the next one is looked for. */
export interface PageFacts {
  /** For messages. */
  readonly route: string;
  /** Counts from 1. */
  readonly number: number;
  readonly body: unknown;
  readonly headers: Headers;
  readonly items: readonly unknown[];
  /** Those of the page before it. */
  readonly previous: readonly unknown[];
  /** What the page was asked for with. */
  readonly input: OperationInput;
  /** Items of the pages before it that this list has fetched. */
  readonly before: number;
  /** Items of the first page that this list has fetched. */
  readonly firstLength: number;
}

/** What the response says about whether more follows; `undefined`: nothing. */
export function saysMore({ hasMore }: ListForm, body: unknown): boolean | undefined {
  const value = hasMore && valueAt(body, hasMore);
  return value === undefined ? undefined : value !== false && value !== null && value !== "";
}
