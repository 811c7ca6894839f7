import { describe, expect, it } from "vitest";
import { clip, evidenceLimit, shorten } from "../../../src/reports/render/content/limits.ts";
import { webAddress } from "../../../src/reports/render/content/links.ts";
import { printable, printableEvidence } from "../../../src/reports/render/pdf/text/printable.ts";
import { wrapClipped, wrapColumns, wrapText } from "../../../src/reports/render/pdf/text/wrap.ts";

const perCharacter = (text: string) => text.length;

describe("line breaks", () => {
  it("breaks between words", () => {
    expect(wrapText("one two three", 8, perCharacter)).toEqual(["one two", "three"]);
  });

  it("keeps line ends and empty lines", () => {
    expect(wrapText("a\n\nb", 8, perCharacter)).toEqual(["a", "", "b"]);
  });

  it("breaks a long URL after punctuation, and what has none anywhere", () => {
    expect(wrapText("see https://e.example/path", 12, perCharacter)).toEqual(["see", "https://e.", "example/path"]);
    expect(wrapText("x".repeat(25), 10, perCharacter).map(({ length }) => length)).toEqual([10, 10, 5]);
  });

  it("loses no character and fits every line", () => {
    const text = "lorem https://e.example/a/b?c=d&e=f ipsum ".repeat(20);
    const lines = wrapText(text, 17, perCharacter);
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(17);
  });

  it("ends a text that is cut with an ellipsis that fits", () => {
    expect(wrapClipped("one two three four", 8, perCharacter, 2)).toEqual(["one two", "three…"]);
  });

  it("cuts evidence into columns and remembers where lines began", () => {
    expect(wrapColumns("abcdef\n\nxy", 4)).toEqual([
      { text: "abcd", start: 0 },
      { text: "ef", start: 4 },
      { text: "", start: 7 },
      { text: "xy", start: 8 },
    ]);
  });
});

describe("what fonts can show", () => {
  it("composes accents, and shows a box for what has no glyph", () => {
    expect(printable("cafe\u0301 Ж Ω 中", "sans")).toBe("café Ж Ω □");
  });

  it("drops invisible marks from prose and writes them out in evidence", () => {
    expect(printable("a\u202eb\u200dc", "sans")).toBe("abc");
    expect(printableEvidence("a\u202eb\u200dc\u0007")).toBe("a\\u{202E}b\\u{200D}c\\x07");
  });

  it("makes one kind of line end and spaces of tabs", () => {
    expect(printableEvidence("a\r\nb\rc\td")).toBe("a\nb\nc    d");
  });
});

describe("limits", () => {
  it("shares the room for evidence between findings, within bounds", () => {
    expect([1, 300, 1000, 100_000].map((count) => evidenceLimit(count).characters)).toEqual([3000, 2000, 600, 600]);
  });

  it("cuts by characters and by lines, never through a surrogate pair", () => {
    expect(clip("a😀b", { characters: 2, lines: 9 })).toEqual({ text: "a", cut: true });
    expect(clip("a\nb\nc", { characters: 99, lines: 2 })).toEqual({ text: "a\nb", cut: true });
    expect(clip("a\nb", { characters: 99, lines: 2 })).toEqual({ text: "a\nb", cut: false });
    expect(shorten("abcdef", 3)).toBe("abc…");
  });

  it("takes only addresses of the web for links", () => {
    expect(webAddress("https://e.example/a b")).toBe("https://e.example/a%20b");
    for (const text of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "owasp.org", ""]) {
      expect(webAddress(text)).toBeUndefined();
    }
  });
});
