import scalar from "@scalar/fastify-api-reference";
import fastify from "fastify";

/**
 * The script of the explorer, self-contained. Of Scalar's packages, the one for Fastify alone ships it ready to
 * serve without the dependencies that it was built from, so it is asked for it, in process.
 */
export async function explorerBundle(): Promise<string> {
  const server = fastify();
  try {
    await server.register(scalar, { routePrefix: "/explorer", configuration: { url: "/openapi.json" } });
    const response = await server.inject("/explorer/js/scalar.js");
    if (response.statusCode !== 200) {
      throw new Error(
        `@scalar/fastify-api-reference answered ${response.statusCode} for its script. See whether its path changed.`,
      );
    }
    return response.body;
  } finally {
    await server.close();
  }
}
