import type { IncomingMessage } from "node:http";

/** A request as it stood on the wire. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** By name in lower case; several lines of one name are joined by a comma and a space. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export async function record(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    method: request.method ?? "",
    target: request.url ?? "",
    headers: headersOf(request),
    body: new TextDecoder().decode(Buffer.concat(chunks)),
  };
}

function headersOf({ headersDistinct }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headersDistinct).map(([name, lines = []]) => [name, lines.join(", ")]));
}
