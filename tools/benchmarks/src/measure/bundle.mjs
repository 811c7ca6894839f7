// Bundles one entry with esbuild for browsers and prints its size: `node bundle.mjs ESBUILD ENTRY [LEFT_OUT]`.
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const [, , esbuildModule, entry, leftOut] = process.argv;
const { build } = createRequire(import.meta.url)(esbuildModule);

/** Makes the modules whose paths match empty. */
const leaveOut = {
  name: "leave-out",
  setup({ onLoad }) {
    if (!leftOut) return;
    const pattern = new RegExp(leftOut);
    onLoad({ filter: /./ }, ({ path }) => (pattern.test(path) ? { contents: "module.exports = {};" } : undefined));
  },
};

const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  write: false,
  logLevel: "error",
  plugins: [leaveOut],
});
const [{ contents }] = outputFiles;
process.stdout.write(JSON.stringify({ minified: contents.length, gzip: gzipSync(contents, { level: 9 }).length }));
