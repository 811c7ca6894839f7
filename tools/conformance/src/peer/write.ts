import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Answer, Fault } from "../cases/case.ts";
import { type WireReply, wireReply } from "./reply.ts";

/** Nothing that HTTP knows. */
const GARBAGE = "\u0016\u0003\u0001 this is no HTTP\r\n\r\n";

/** Answers a request as the case says, with what goes wrong at that. @param keepAlive whether the connection may go on */
export async function writeAnswer(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
  keepAlive: boolean,
): Promise<void> {
  if (answer.delay !== undefined) await pause(answer.delay * 1000);
  const { fault } = answer;
  switch (fault?.kind) {
    case "hold":
      return;
    case "reset":
      request.socket.resetAndDestroy();
      return;
    case "garbage":
      request.socket.end(GARBAGE);
      return;
  }
  const plain = wireReply(answer);
  const reply = answer.gzip && acceptsGzip(request) ? compressed(plain) : plain;
  writeHead(reply, answer, response, keepAlive);
  if (fault) await writePart(reply.body, fault, request, response);
  else response.end(reply.body);
}

function acceptsGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(headers["accept-encoding"] ?? ""));
}

function compressed({ status, headers, body }: WireReply): WireReply {
  return { status, headers: { ...headers, "content-encoding": "gzip" }, body: gzipSync(body) };
}

function writeHead(
  { status, headers, body }: WireReply,
  { chunked }: Answer,
  response: ServerResponse,
  keepAlive: boolean,
): void {
  // The time would be the machine's; a case that wants one says so.
  response.sendDate = false;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!chunked && status !== 204 && !response.hasHeader("content-length")) {
    response.setHeader("content-length", body.length);
  }
  if (!keepAlive) response.setHeader("connection", "close");
  response.writeHead(status);
}

async function writePart(
  body: Buffer,
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { socket } = request;
  switch (fault.kind) {
    case "hold-body":
      await written(response, body.subarray(0, fault.after));
      return;
    case "truncate":
      await written(response, body.subarray(0, fault.after));
      await pauseOf(fault);
      socket.end();
      return;
    case "reset-in-body":
      await written(response, body.subarray(0, fault.after));
      await pauseOf(fault);
      socket.resetAndDestroy();
      return;
    case "drip":
      for (let sent = 0; sent < body.length; sent += fault.bytes) {
        await written(response, body.subarray(sent, sent + fault.bytes));
        await pause(fault.every * 1000);
        if (socket.destroyed) return;
      }
      response.end();
  }
}

async function pauseOf({ pause: seconds }: { readonly pause?: number }): Promise<void> {
  if (seconds !== undefined) await pause(seconds * 1000);
}

/** An empty piece sends the head. */
function written(response: ServerResponse, piece: Buffer): Promise<void> {
  if (piece.length === 0) {
    response.flushHeaders();
    return Promise.resolve();
  }
  return new Promise((resolve) => response.write(piece, () => resolve()));
}
