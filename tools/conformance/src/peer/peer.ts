import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Answer, Exchange } from "../cases/case.ts";
import { type RecordedRequest, record } from "./recorded-request.ts";
import { writeAnswer } from "./write.ts";

/** Where the API begins on every peer. */
export const BASE_PATH = "/api/v1";

/** A request, and the place in the case's wire that it was answered by; `undefined` where there is none left. */
export interface Served {
  readonly request: RecordedRequest;
  readonly exchange: number | undefined;
}

/** In a `location` header: this peer under another name. */
const ELSEWHERE = "$elsewhere";

/** What a request gets that the case doesn't know. Nothing retries it. */
const UNEXPECTED = { status: 418, text: "The case has no answer for this request." };

/** The other side of one case: an HTTP server of its own on loopback, which answers as the case says. */
export class Peer implements AsyncDisposable {
  readonly #server: Server;
  readonly #wire: readonly Exchange[];
  readonly #inOrder: boolean;
  readonly #keepAlive: boolean;
  readonly #served: Served[] = [];
  #onRequest: () => void = () => {};

  private constructor(wire: readonly Exchange[], order: "given" | "any") {
    this.#wire = wire;
    this.#inOrder = order === "given";
    // Clients may repeat by themselves what fails on a connection that was used before; a case wants each attempt to count.
    this.#keepAlive = !wire.some(({ answer }) => answer.fault);
    this.#server = createServer((request, response) => void this.#serve(request, response));
    // Clients that give up reset connections.
    this.#server.on("connection", (socket) => socket.on("error", () => {}));
  }

  static async start(wire: readonly Exchange[], order: "given" | "any"): Promise<Peer> {
    const peer = new Peer(wire, order);
    await new Promise<void>((resolve) => peer.#server.listen(0, "127.0.0.1", resolve));
    return peer;
  }

  /** Base URL for clients. */
  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The peer doesn't listen.");
    return `http://127.0.0.1:${address.port}${BASE_PATH}`;
  }

  /** In the order of arrival. */
  get served(): readonly Served[] {
    return this.#served;
  }

  /** Resolves when so many requests have arrived. */
  async arrived(count: number, signal: AbortSignal): Promise<void> {
    while (this.#served.length < count) {
      await new Promise<void>((resolve, reject) => {
        this.#onRequest = resolve;
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await record(message).catch(() => undefined);
    if (!request) return;
    const exchange = this.#choose(request);
    this.#served.push({ request, exchange });
    this.#onRequest();
    const answer = exchange === undefined ? UNEXPECTED : this.#wire[exchange]?.answer;
    if (answer) await writeAnswer(this.#withAddress(answer), message, response, this.#keepAlive);
  }

  /** The same server under another name, which for clients is another server. */
  #withAddress(answer: Answer): Answer {
    const location = answer.headers?.location;
    if (!location?.startsWith(ELSEWHERE)) return answer;
    const elsewhere = this.url.replace("127.0.0.1", "localhost");
    return { ...answer, headers: { ...answer.headers, location: location.replace(ELSEWHERE, elsewhere) } };
  }

  #choose({ method, target }: RecordedRequest): number | undefined {
    if (this.#inOrder) return this.#served.length < this.#wire.length ? this.#served.length : undefined;
    const used = new Set(this.#served.map(({ exchange }) => exchange));
    const [path] = target.split("?");
    const index = this.#wire.findIndex(
      (exchange, place) => !used.has(place) && exchange.request === `${method} ${path?.slice(BASE_PATH.length)}`,
    );
    return index === -1 ? undefined : index;
  }
}
