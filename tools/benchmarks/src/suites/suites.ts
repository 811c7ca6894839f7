import { bundle } from "./bundle.ts";
import { calls } from "./calls.ts";
import { generation } from "./generation.ts";
import { repeating } from "./repeating.ts";
import { scaling } from "./scaling.ts";
import type { Suite } from "./suite.ts";
import { typeChecking } from "./type-checking.ts";

export const suites: readonly Suite[] = [generation, repeating, scaling, typeChecking, bundle, calls];
