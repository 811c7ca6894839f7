import { describe, expect, it } from "vitest";
import type { ServerSentEvent } from "../../src/index.ts";
import { EventDecoder } from "../../src/streaming/event-decoder.ts";
import { LineDecoder } from "../../src/streaming/line-decoder.ts";

/** Events of a text that arrives in pieces. */
function eventsOf(pieces: readonly string[], isJson = false) {
  const decoder = new EventDecoder<ServerSentEvent<unknown>>((event) => isJson && event !== "note", "");
  const events: ServerSentEvent<unknown>[] = [];
  for (const piece of pieces) decoder.push(piece, events);
  return { decoder, events };
}

describe("text/event-stream", () => {
  it.each<[string, string, unknown[]]>([
    ["one line of data", "data: hello\n\n", [{ event: "message", data: "hello", id: "" }]],
    ["several lines of data", "data: a\ndata:\ndata: b\n\n", [{ event: "message", data: "a\n\nb", id: "" }]],
    ["a name and an id", "event: note\nid: 7\ndata: x\n\n", [{ event: "note", data: "x", id: "7" }]],
    [
      "one space after the colon, and no more, is dropped",
      "data:  x\ndata:y\n\n",
      [{ event: "message", data: " x\ny", id: "" }],
    ],
    ["a field without a colon", "data\n\n", [{ event: "message", data: "", id: "" }]],
    ["comments and unknown fields", ": hi\nfoo: 1\ndata: x\n:\n\n", [{ event: "message", data: "x", id: "" }]],
    ["an event without data is none", "event: note\nid: 1\n\n", []],
    ["its name doesn't stay", "event: a\n\ndata: x\n\n", [{ event: "message", data: "x", id: "" }]],
    [
      "an id stays",
      "id: 1\ndata: x\n\ndata: y\n\n",
      [
        { event: "message", data: "x", id: "1" },
        { event: "message", data: "y", id: "1" },
      ],
    ],
    [
      "an empty id is one",
      "id: 1\ndata: x\n\nid\ndata: y\n\n",
      [
        { event: "message", data: "x", id: "1" },
        { event: "message", data: "y", id: "" },
      ],
    ],
    ["an id with a null character is none", "id: a\0b\ndata: x\n\n", [{ event: "message", data: "x", id: "" }]],
    ["an event that isn't ended is none", "data: x\n", []],
    ["[DONE] is text", "data: [DONE]\n\n", [{ event: "message", data: "[DONE]", id: "" }]],
  ])("%s, whatever ends the lines and tears the text", (_, text, events) => {
    for (const end of ["\n", "\r", "\r\n"]) {
      const whole = text.replaceAll("\n", end);
      expect(eventsOf([whole]).events).toEqual(events);
      expect(eventsOf([...whole]).events).toEqual(events);
      expect(eventsOf(whole.split(/(?<=\r)/)).events).toEqual(events);
    }
  });

  it.each([
    ["retry: 1500\n", 1.5],
    ["retry: soon\n", undefined],
    ["retry: -1\n", undefined],
    ["retry\n", undefined],
  ])("the interval of %j is %s", (text, retry) => {
    expect(eventsOf([text]).decoder.retry).toBe(retry);
  });

  it("data can be JSON, and end with [DONE]", () => {
    const { events, decoder } = eventsOf(['data: {"a":\ndata: 1}\n\ndata: [DONE]\n\ndata: {"a":2}\n\n'], true);
    expect(events).toEqual([{ event: "message", data: { a: 1 }, id: "" }]);
    expect(decoder.isFinished).toBe(true);
  });

  it("can be JSON but for some events", () => {
    const { events } = eventsOf(["event: note\ndata: [DONE]\n\ndata: 1\n\n"], true);
    expect(events.map(({ data }) => data)).toEqual(["[DONE]", 1]);
  });

  it("what is torn by the end of a connection is dropped, and an id that came with it isn't taken", () => {
    const { decoder, events } = eventsOf(["id: 1\ndata: x\n\nid: 2\ndata: y\nda"]);
    decoder.restart();
    decoder.push("ta: z\n\ndata: w\n\n", events);
    expect(events.map(({ data, id }) => [data, id])).toEqual([
      ["x", "1"],
      ["w", "1"],
    ]);
    expect(decoder.lastEventId).toBe("1");
  });

  it("knows how much it keeps", () => {
    const { decoder } = eventsOf(["data: 123\ndata: 45\ndat"]);
    expect(decoder.pending).toBe(8);
  });
});

describe("JSON lines", () => {
  const linesOf = (...pieces: string[]) => {
    const decoder = new LineDecoder<unknown>();
    const values: unknown[] = [];
    for (const piece of pieces) decoder.push(piece, values);
    decoder.end(values);
    return values;
  };

  it.each([
    ["whole", ['{"a":1}\n{"a":2}\n']],
    ["torn", ['{"a"', ":1}", "\n{", '"a":2}\n']],
    ["with returns", ['{"a":1}\r', '\n{"a":2}\r\n']],
    ["with empty lines", ['\n{"a":1}\n\n \n{"a":2}\n']],
    ["with a last line that isn't ended", ['{"a":1}\n{"a":2}']],
    ["with separators", ['\u001e{"a":1}\n\u001e{"a":2}\n']],
  ])("are read %s", (_, pieces) => {
    expect(linesOf(...pieces)).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it("may hold any JSON", () => {
    expect(linesOf('null\n"a\u2028b"\n[1]\n')).toEqual([null, "a\u2028b", [1]]);
  });
});
