import type { Point } from "../measure/linear.ts";

const WIDTH = 640;
const HEIGHT = 400;
const MARGIN = 60;

export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly colour: string;
  readonly points: readonly Point[];
}

/**
 * Growth as an SVG on logarithmic scales, each series relative to its first point, beside a dashed line that grows
 * linearly: what runs parallel to it, or flatter, is linear.
 */
export function growthPlot(title: string, xLabel: string, series: readonly Series[]): string {
  const xs = series.flatMap(({ points }) => points.map(({ x }) => x));
  const [lowest, highest] = [Math.min(...xs), Math.max(...xs)];
  const span = highest / lowest;
  const x = (value: number) => MARGIN + (Math.log(value / lowest) / Math.log(span)) * (WIDTH - 2 * MARGIN);
  const y = (factor: number) => HEIGHT - MARGIN - (Math.log(factor) / Math.log(span)) * (HEIGHT - 2 * MARGIN);
  const path = (points: readonly Point[]) =>
    points
      .map((point, index) => `${index === 0 ? "M" : "L"}${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`)
      .join(" ");
  const curves = series.map(({ points, colour }) => {
    const first = points[0]?.y ?? 1;
    const relative = points.map((point) => ({ x: point.x, y: point.y / first }));
    return `<path d="${path(relative)}" fill="none" stroke="${colour}" stroke-width="2"/>`;
  });
  const legend = series.map(
    ({ name, unit, colour, points }, index) =>
      `<text x="${MARGIN + 10}" y="${MARGIN + 18 * index}" fill="${colour}">${name}, from ${points[0]?.y.toPrecision(2)} to ${points.at(-1)?.y.toPrecision(2)} ${unit}</text>`,
  );
  const ticks = [...new Set(xs)].map(
    (value) => `<text x="${x(value).toFixed(1)}" y="${HEIGHT - MARGIN + 20}" text-anchor="middle">${value}</text>`,
  );
  const linear = [
    { x: lowest, y: 1 },
    { x: highest, y: span },
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<title>${title}: growth of ${series.map(({ name }) => name).join(" and ")}, by ${xLabel}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${WIDTH / 2}" y="24" text-anchor="middle" font-size="15">${title}</text>`,
    `<path d="M${MARGIN} ${MARGIN} V${HEIGHT - MARGIN} H${WIDTH - MARGIN}" fill="none" stroke="#888"/>`,
    `<path d="${path(linear)}" fill="none" stroke="#888" stroke-dasharray="4 4"/>`,
    ...curves,
    ...legend,
    ...ticks,
    `<text x="${WIDTH / 2}" y="${HEIGHT - 14}" text-anchor="middle">${xLabel}</text>`,
    "</svg>",
    "",
  ].join("\n");
}
