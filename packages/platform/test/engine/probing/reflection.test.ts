import { describe, expect, test } from "vitest";
import { positionsInScript } from "../../../src/engine/probing/javascript-position.ts";
import {
  becameCode,
  becameMarkup,
  becameScriptUrl,
  reflectionContexts,
} from "../../../src/engine/probing/reflection.ts";

describe("positionsInScript", () => {
  test.for([
    ["a = M", ["code"]],
    ["a = 'M'", ["single"]],
    ['a = "it\'s M"', ["double"]],
    ["a = 'it\\'s M'", ["single"]],
    ["a = ''; M", ["code"]],
    ["// M\nM", ["line-comment", "code"]],
    ["/* M */ M", ["block-comment", "code"]],
    ["a = `M`", ["template"]],
    ["a = `b $" + "{M + {c: 1}} M`", ["code", "template"]],
    ["a = 'open\nM", ["code"]],
    ["'https://x/' + M", ["code"]],
  ] as const)("%j holds it in %j", ([script, expected]) => {
    expect(positionsInScript(script, "M")).toEqual(expected);
  });
});

describe("reflectionContexts", () => {
  test.for([
    ["<p>nothing</p>", []],
    ["<p>hvx</p>", ["markup"]],
    ["<p title=hvx>", ["markup", "attribute"]],
    ["<a href='hvx'>", ["markup", "url"]],
    ["<a href='/go?to=hvx'>", ["markup", "attribute"]],
    ["<a onclick='f(\"hvx\")'>", ["markup", "script"]],
    ["<script>var a = 'HVX'</script>", ["markup", "script"]],
  ] as const)("%s: %j", ([html, expected]) => {
    expect([...reflectionContexts(html, "hvx")]).toEqual(expected);
  });
});

describe("what counts as success", () => {
  test.for([
    ["<p><hvx></p>", true],
    ['<input value="" hvx=1>', true],
    ["<p>&lt;hvx&gt;</p>", false],
    ["<!-- <hvx> -->", false],
    ["<textarea><hvx></textarea>", false],
    ['<input value="<hvx>">', false],
    ["<script>'<hvx>'</script>", false],
  ] as const)("markup, %s: %s", ([html, expected]) => {
    expect(becameMarkup(html, "hvx")).toBe(expected);
  });

  test.for([
    ["<script>a = '';hvx;//'</script>", true],
    ["<b onclick=\"f('&#39;;hvx;//')\">", true],
    ["<script>a = '\\';hvx;//'</script>", false],
    ["<script type='application/json'>{\"a\": hvx}</script>", false],
    ["<p>';hvx;//</p>", false],
  ] as const)("code, %s: %s", ([html, expected]) => {
    expect(becameCode(html, "hvx")).toBe(expected);
  });

  test("script addresses", () => {
    expect(becameScriptUrl('<a href=" JavaScript:hvx">', "hvx")).toBe(true);
    expect(becameScriptUrl('<a href="/javascript:hvx">', "hvx")).toBe(false);
    expect(becameScriptUrl('<a title="javascript:hvx">', "hvx")).toBe(false);
  });
});
