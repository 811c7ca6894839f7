export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The exponent of growth between points: the slope of the line through them on logarithmic scales. 1 is linear, 2 is
 * quadratic, below 1 means that a fixed cost still shows.
 */
export function growthExponent(points: readonly Point[]): number {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const meanX = logs.reduce((sum, { x }) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, { y }) => sum + y, 0) / logs.length;
  const covariance = logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  const variance = logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}
