import type { Aliases } from "./alias.ts";
import { common } from "./common.ts";
import { fern } from "./fern.ts";
import { microsoft } from "./microsoft.ts";
import { speakeasy } from "./speakeasy.ts";

/** Whose extensions are read. Where two say the same thing of one place, the first is believed. */
export const vendors: readonly Aliases[] = [speakeasy, fern, microsoft, common];
