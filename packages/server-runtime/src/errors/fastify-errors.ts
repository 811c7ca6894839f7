import { RequestFault } from "./request-fault.ts";

/** What Fastify refuses before our code sees it, told in our words. Its errors of 500 and above are unexpected. */
const messages: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "The body is shorter or longer than Content-Length says. Send it again.",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "Content-Type is not a media type. Send the body as application/json.",
  FST_ERR_BAD_URL: "The path is not valid: a % must be followed by two hexadecimal digits of UTF-8 text.",
  FST_ERR_MAX_PARAM_LENGTH: "A part of the path is too long.",
};

function size(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  if (mebibytes >= 1) return `${Number(mebibytes.toFixed(1))} MiB`;
  return bytes >= 1024 ? `${Number((bytes / 1024).toFixed(1))} KiB` : `${bytes} bytes`;
}

interface FastifyLikeError {
  readonly code: string;
  readonly statusCode: number;
}

function isFastifyError(error: unknown): error is FastifyLikeError {
  if (!(error instanceof Error)) return false;
  const { code, statusCode } = error as Partial<FastifyLikeError>;
  return typeof code === "string" && code.startsWith("FST_ERR_") && typeof statusCode === "number";
}

/** The fault behind one of Fastify's own errors; `undefined` for an error that isn't the caller's. */
export function faultOfFastify(error: unknown, bodyLimit: number): RequestFault | undefined {
  if (!isFastifyError(error)) return undefined;
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") {
    return new RequestFault(413, `The request body is larger than ${size(bodyLimit)}.`);
  }
  if (error.statusCode >= 500) return undefined;
  return new RequestFault(error.statusCode, messages[error.code] ?? "The request can't be read.");
}
