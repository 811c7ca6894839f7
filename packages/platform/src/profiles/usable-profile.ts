import type { Profile, ScanType } from "@hivepro/server";

/** A profile of a type that the engine knows. */
export type UsableProfile = Profile & { readonly scan_type: ScanType };
