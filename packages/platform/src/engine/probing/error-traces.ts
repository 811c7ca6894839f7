import type { Exchange } from "../http/exchange.ts";

export interface ErrorTrace {
  readonly kind: string;
  readonly text: string;
}

interface TracePattern {
  readonly kind: string;
  readonly pattern: RegExp;
}

/** Error pages show their trace early; the limit keeps the search fast on whatever a site sends. */
const MAX_SEARCHED = 200_000;

/** Written by a running program only: the markup or title is the framework's own error page. */
const ERROR_PAGES: readonly TracePattern[] = [
  {
    kind: "PHP error message",
    pattern: /<b>(?:Warning|Fatal error|Notice|Parse error)<\/b>:[^\n]{0,300}? on line <b>\d+<\/b>/,
  },
  { kind: "Django debug page", pattern: /<th>Django Version:<\/th>/ },
  { kind: "Werkzeug debugger", pattern: /<title>[^<]{0,200}\/\/ Werkzeug Debugger<\/title>/ },
  {
    kind: "Laravel debug page",
    pattern: /<title>[^<]{0,200}(?:Whoops! There was an error|Illuminate\\[\w\\]{1,200}Exception)/,
  },
  {
    kind: "ASP.NET error page",
    pattern: /<title>[^<]{0,200}<\/title>[\s\S]{0,3000}<b>\s*(?:Stack Trace|Source Error):\s*<\/b>/,
  },
  { kind: "Rails error page", pattern: /<title>Action Controller: Exception caught<\/title>/ },
];

/** Could as well be quoted in an article, so they count in a server error only. */
const STACK_TRACES: readonly TracePattern[] = [
  { kind: "Java stack trace", pattern: /\bat [\w$.]{1,300}\.[\w$<>]{1,100}\([\w$]{1,100}\.java:\d+\)/ },
  {
    kind: "Python stack trace",
    pattern: /Traceback \(most recent call last\):[\s\S]{1,200}?File (?:"|&quot;)[^"&\n]{1,300}(?:"|&quot;), line \d+/,
  },
  {
    kind: "Node.js stack trace",
    pattern: /\bat (?:[\w.<>[\] ]{1,200} \()?(?:file:\/\/)?(?:\/|[A-Z]:\\)[^\s():]{1,300}\.[cm]?[jt]s:\d+:\d+/,
  },
  { kind: ".NET stack trace", pattern: /\bat [\w.`<>[\]]{1,300}\([^)\n]{0,300}\) in [^\n]{1,300}:line \d+/ },
  { kind: "PHP stack trace", pattern: /#\d+ [^\n]{1,200}\.php\(\d+\): / },
  { kind: "Ruby stack trace", pattern: /[\w/.-]{1,200}\.rb:\d+:in [`'][^'\n]{1,200}'/ },
  { kind: "Go stack trace", pattern: /goroutine \d+ \[running\]:/ },
];

/** The first sign that a response shows the inside of a failed program. */
export function findErrorTrace({ response }: Exchange): ErrorTrace | undefined {
  const patterns = response.status >= 500 ? [...ERROR_PAGES, ...STACK_TRACES] : ERROR_PAGES;
  const start = response.body.slice(0, MAX_SEARCHED);
  for (const { kind, pattern } of patterns) {
    const found = pattern.exec(start)?.[0];
    if (found !== undefined) return { kind, text: found };
  }
  return undefined;
}
