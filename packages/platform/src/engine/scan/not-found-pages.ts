import type { Canary } from "../check-model/canary.ts";
import type { Exchange, ProbeRequest } from "../http/exchange.ts";
import { similarity, withoutEchoes } from "../probing/similarity.ts";

const SIMILAR = 0.9;

/** What the site answers for paths that don't exist; needed because many sites answer 200 for everything. */
export class NotFoundPages {
  readonly #samples: readonly Exchange[];

  private constructor(samples: readonly Exchange[]) {
    this.#samples = samples;
  }

  /** Asks for made-up paths of the kinds that checks ask for. */
  static async learn(
    start: URL,
    canary: Canary,
    probe: (request: ProbeRequest) => Promise<Exchange | undefined>,
  ): Promise<NotFoundPages> {
    const paths = [`/${canary.marker()}`, `/.${canary.marker()}`, `/${canary.marker()}.php`, `/${canary.marker()}/`];
    const samples: Exchange[] = [];
    for (const path of paths) {
      const exchange = await probe({ url: new URL(path, start) });
      if (exchange?.response.status === 200) samples.push(exchange);
    }
    return new NotFoundPages(samples);
  }

  matches(exchange: Exchange): boolean {
    const body = plainBody(exchange);
    return this.#samples.some((sample) => similarity(plainBody(sample), body) >= SIMILAR);
  }
}

function plainBody({ request, response }: Exchange): string {
  const { pathname } = request.url;
  return withoutEchoes(response.body, [request.url.href, pathname, pathname.slice(1)]);
}
