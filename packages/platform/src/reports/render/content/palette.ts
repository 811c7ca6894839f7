import type { RiskRating } from "./severity.ts";

/** White text on each of these reaches a contrast of 4.5:1; the word always stands beside the colour. */
export const SEVERITY_COLORS: Record<RiskRating, string> = {
  critical: "#7a0c2e",
  high: "#b42318",
  medium: "#a8510b",
  low: "#1f5fa8",
  info: "#475467",
  none: "#1a6b3c",
  unknown: "#475467",
};

export const BRAND = { night: "#101b33", dusk: "#1b2b4d", honey: "#f2a900" } as const;

export const PAPER = {
  ink: "#1d2433",
  muted: "#586174",
  rule: "#d5dae3",
  wash: "#f4f6f9",
  link: "#0b57a4",
  mark: "#ffe3a1",
  white: "#ffffff",
} as const;
