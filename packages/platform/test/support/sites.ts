import type { ServerResponse } from "node:http";
import { type RunningSite, serve } from "@hivepro/practice-sites";

const PAGE = '<!doctype html><title>Shop</title><p>Hello</p><a href="/about">About</a>';

function answer(response: ServerResponse, body: string): void {
  response.writeHead(200, { "content-type": "text/html", server: "nginx/1.18.0" });
  response.end(body);
}

/** Two pages without any security header: every scan finds something at once. */
export function startSmallSite(): Promise<RunningSite> {
  return serve((_request, response) => answer(response, PAGE));
}

export interface HeldSite extends RunningSite {
  /** Resolves when the site was asked for the page that it holds back. */
  readonly held: Promise<void>;
  /** Answers that page too from now on. */
  release(): void;
}

/** A site that answers its start page, and holds back the one that it links to until it is told to release it. */
export async function startHeldSite(): Promise<HeldSite> {
  const waiting: (() => void)[] = [];
  const held = Promise.withResolvers<void>();
  let released = false;
  const site = await serve((request, response) => {
    const reply = () => answer(response, PAGE);
    if (released || request.url !== "/about") return reply();
    waiting.push(reply);
    held.resolve();
  });
  return {
    ...site,
    held: held.promise,
    release() {
      released = true;
      for (const reply of waiting) reply();
    },
  };
}
