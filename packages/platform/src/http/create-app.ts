import { hiveProPlugin } from "@hivepro/server";
import fastify, { type FastifyInstance } from "fastify";
import type { PlatformConfig } from "../config/config.ts";
import { newId } from "../identifiers/random-id.ts";
import type { Services } from "../services/services.ts";
import { addDocs } from "./docs.ts";
import { platformHandlers } from "./handlers.ts";
import { kitOptions } from "./kit-options.ts";
import { API_PREFIX } from "./location.ts";
import type { Log } from "./log.ts";
import { addUnknownPathAnswer, answerFrameworkError } from "./outside-errors.ts";
import { addSecurityHeaders } from "./security-headers.ts";

/** Longer than a report is waited for. */
const REQUEST_TIMEOUT_MS = 60_000;

/** The HTTP server: the API, the documentation, and security headers on both. */
export async function createApp(services: Services, config: PlatformConfig, log: Log): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    trustProxy: config.trustProxy,
    genReqId: () => newId("req"),
    frameworkErrors: answerFrameworkError,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Connections that are idle at a shutdown must not hold it up.
    forceCloseConnections: "idle",
  });
  addSecurityHeaders(app);
  addUnknownPathAnswer(app);
  await app.register(hiveProPlugin(platformHandlers(services), kitOptions(services, config)), { prefix: API_PREFIX });
  await addDocs(app);
  return app;
}
