import type { SeverityCounts } from "../document.ts";
import { SEVERITIES, type Severity } from "./severity.ts";

export interface DonutSegment {
  severity: Severity;
  /** SVG path data, around the origin. */
  path: string;
}

/** The ring of a chart of severities, worst first from the top, clockwise. */
export function donutSegments(counts: SeverityCounts, outer: number, inner: number): DonutSegment[] {
  const sum = SEVERITIES.reduce((all, severity) => all + counts[severity], 0);
  let from = 0;
  return SEVERITIES.flatMap((severity) => {
    const share = sum === 0 ? 0 : counts[severity] / sum;
    if (share === 0) return [];
    const path = ringPath(from, from + share, outer, inner);
    from += share;
    return [{ severity, path }];
  });
}

/** A part of a ring between two shares of a turn. In two halves, since an arc that ends where it began is none. */
export function ringPath(from: number, to: number, outer: number, inner: number): string {
  const middle = (from + to) / 2;
  const out = [middle, to].map((turn) => `A${outer} ${outer} 0 0 1 ${point(turn, outer)}`).join("");
  const back = [middle, from].map((turn) => `A${inner} ${inner} 0 0 0 ${point(turn, inner)}`).join("");
  return `M${point(from, outer)}${out}L${point(to, inner)}${back}Z`;
}

function point(turn: number, radius: number): string {
  const angle = 2 * Math.PI * turn;
  return `${rounded(radius * Math.sin(angle))} ${rounded(-radius * Math.cos(angle))}`;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
