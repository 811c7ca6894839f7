#!/usr/bin/env node
// The command. It stands apart from what is compiled so that package managers can link it before the first build, and in
// syntax that old versions of Node.js understand, so that they are told what is wrong.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`hivegen: Node.js 20.19 or newer is needed; this is ${process.versions.node}.\n`);
  process.exitCode = 2;
} else {
  // Compiled code is kept between runs where Node.js can do that: starting is most of the work when nothing changed.
  import("node:module")
    .then(({ enableCompileCache }) => enableCompileCache?.())
    .then(() => import("../dist/cli/main.js"));
}
