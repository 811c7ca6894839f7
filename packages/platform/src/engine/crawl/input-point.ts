import type { ProbeRequest } from "../http/exchange.ts";
import { pathTemplate } from "./url-shape.ts";

export type FieldValue = readonly [name: string, value: string];

/** One parameter of one request that the site accepts, with values for all the others. */
export interface InputPoint {
  readonly method: "GET" | "POST";
  /** Without the query string for GET. */
  readonly action: URL;
  readonly fields: readonly FieldValue[];
  readonly parameter: string;
  /** The value the site itself supplied, or a harmless one. */
  readonly value: string;
  readonly encoding: "urlencoded" | "multipart";
}

/** A whole request: what a form submits, or a link with a query string. */
export interface Submission {
  readonly method: "GET" | "POST";
  readonly action: URL;
  readonly fields: readonly FieldValue[];
  readonly encoding: "urlencoded" | "multipart";
}

const ANTI_FORGERY_NAME = /csrf|xsrf|authenticity|requestverification|nonce|^_?token$|__viewstate|__eventvalidation/i;

export function isAntiForgeryName(name: string): boolean {
  return ANTI_FORGERY_NAME.test(name);
}

/** The parameters of a submission that are worth testing; anti-forgery values would only be refused. */
export function inputsOf(submission: Submission): readonly InputPoint[] {
  const first = new Map<string, string>();
  for (const [name, value] of submission.fields) if (!first.has(name)) first.set(name, value);
  return [...first]
    .filter(([name]) => !isAntiForgeryName(name))
    .map(([parameter, value]) => ({ ...submission, parameter, value }));
}

/** Two inputs with the same key are the same parameter of the same program. */
export function inputKey(input: InputPoint): string {
  return `${input.method} ${input.action.origin}${pathTemplate(input.action.pathname)} ${input.parameter}`;
}

/** The input's request with another value in place of its own. */
export function requestWith(input: InputPoint, value: string): ProbeRequest {
  const fields = input.fields.map(([name, old]): FieldValue => [name, name === input.parameter ? value : old]);
  return requestFor({ ...input, fields });
}

export function requestFor({ method, action, fields, encoding }: Submission): ProbeRequest {
  const encoded = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
  if (method === "GET") {
    const url = new URL(action);
    url.search = encoded;
    return { url };
  }
  if (encoding === "multipart") return multipartRequest(action, fields);
  return { url: action, method, headers: { "content-type": "application/x-www-form-urlencoded" }, body: encoded };
}

const BOUNDARY = "----hivepro-form-boundary-7c1f";

function multipartRequest(url: URL, fields: readonly FieldValue[]): ProbeRequest {
  const parts = fields.map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name.replace(/["\r\n]/g, encodeURIComponent)}"\r\n\r\n${value}\r\n`,
  );
  const headers = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };
  return { url, method: "POST", headers, body: `${parts.join("")}--${BOUNDARY}--\r\n` };
}
