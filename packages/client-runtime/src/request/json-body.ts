import { InvalidInputError } from "../errors/client-error.ts";

/** What `fetch` takes, by a name that Node's own types have too. */
export type BodyContent = NonNullable<RequestInit["body"]>;

/** A request body, written once and sent with each attempt. */
export interface OutgoingBody {
  /** For each attempt anew. */
  readonly content: () => BodyContent;
  /** A stream that has been read is gone, so the request can't be made a second time. */
  readonly replayable: boolean;
  /** `undefined`: the platform sets it. */
  readonly contentType: string | undefined;
  /** `fetch` wants to be told. */
  readonly streaming: boolean;
}

/** Writes a body in a media type. */
export type BodyEncoder = (body: unknown, contentType: string) => OutgoingBody;

export const encodeJson: BodyEncoder = (body, contentType) => fixedBody(toJson(body), contentType);

export function fixedBody(content: BodyContent, contentType: string | undefined): OutgoingBody {
  return { content: () => content, replayable: true, contentType, streaming: false };
}

function toJson(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    throw new InvalidInputError("the request body can't be written as JSON: it has a cycle or a bigint in it.", {
      cause,
    });
  }
}
