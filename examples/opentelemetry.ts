// Calls as OpenTelemetry spans: one for each call, below it one for each HTTP request, and the trace goes on in the server.
//
// HIVEPRO_API_KEY and HIVEPRO_BASE_URL say where the platform is; `npm start` prints both. Spans are printed here; a real
// program gives its provider an exporter such as that of @opentelemetry/exporter-trace-otlp-http.
import { type ClientOptions, HiveProClient } from "@hivepro/sdk";
import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";

const finished = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(finished)] });
provider.register();
const tracer = trace.getTracer("hivepro-example");

/** Options that make a span of each HTTP request, and note retries in the span around the call. */
const traced: ClientOptions = {
  fetch: (url, init = {}) => {
    const { method = "GET" } = init;
    const { host, pathname } = new URL(url);
    const attributes = { "http.request.method": method, "server.address": host, "url.path": pathname };
    return tracer.startActiveSpan(method, { kind: SpanKind.CLIENT, attributes }, async (span) => {
      const headers = new Headers(init.headers);
      propagation.inject(context.active(), headers, { set: (carrier, name, value) => carrier.set(name, value) });
      try {
        const response = await fetch(url, { ...init, headers });
        span.setAttribute("http.response.status_code", response.status);
        if (!response.ok) span.setStatus({ code: SpanStatusCode.ERROR });
        return response;
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
        throw error;
      } finally {
        span.end();
      }
    });
  },
  hooks: {
    onRetry: ({ attempt, delay }) => {
      trace.getActiveSpan()?.addEvent("retry", { attempt, delay });
    },
    onError: ({ error }) => {
      trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
    },
  },
};

await using client = new HiveProClient(traced);

await tracer.startActiveSpan("account.get", async (span) => {
  const { tier } = await client.account.get();
  console.log(`The account is ${tier}.`);
  span.end();
});

for (const span of finished.getFinishedSpans()) {
  const { traceId, spanId } = span.spanContext();
  const { name, parentSpanContext, attributes } = span;
  const status = attributes["http.response.status_code"];
  const events = span.events.map((event) => event.name);
  console.log(JSON.stringify({ name, traceId, spanId, parent: parentSpanContext?.spanId, status, events }));
}
