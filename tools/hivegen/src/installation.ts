/** The folder of hivegen's own code: `src`, or `dist` where it is compiled. */
export const CODE = new URL(".", import.meta.url);

/** How its files end: `.ts`, or `.js` where they are compiled. */
export const CODE_EXTENSION = import.meta.url.endsWith(".ts") ? ".ts" : ".js";

/** The manifest of the package. */
export const MANIFEST = new URL("../package.json", import.meta.url);

/** What Python SDKs stand on, as Python. It is shipped with the source, wherever this code runs. */
export const PYTHON_RUNTIME = new URL("../src/targets/python/runtime/", import.meta.url);
