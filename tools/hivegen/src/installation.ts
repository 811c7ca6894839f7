/** The folder of hivegen's own code: `src`, or `dist` where it is compiled. */
export const CODE = new URL(".", import.meta.url);

/** How its files end: `.ts`, or `.js` where they are compiled. */
export const CODE_EXTENSION = import.meta.url.endsWith(".ts") ? ".ts" : ".js";

/** The manifest of the package. */
export const MANIFEST = new URL("../package.json", import.meta.url);
