import staticFiles from "@fastify/static";
import { contentSecurityPolicy, docsDirectory } from "@hivepro/docs";
import openapi from "@hivepro/server/openapi.json" with { type: "json" };
import type { FastifyInstance } from "fastify";

const PREFIX = "/docs/";

/** Serves the documentation, and the contract for tools. */
export async function addDocs(app: FastifyInstance): Promise<void> {
  app.get("/", (_request, reply) => reply.redirect(PREFIX));
  app.get("/docs", (_request, reply) => reply.redirect(PREFIX));
  app.get("/openapi.json", (_request, reply) => reply.header("access-control-allow-origin", "*").send(openapi));
  await app.register(async (docs) => {
    docs.addHook("onRequest", (request, reply, done) => {
      const [path = ""] = request.url.slice(PREFIX.length).split("?");
      reply.header("content-security-policy", contentSecurityPolicy(path));
      done();
    });
    await docs.register(staticFiles, { root: docsDirectory, prefix: PREFIX, redirect: true });
  });
}
