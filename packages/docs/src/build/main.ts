import { fileURLToPath } from "node:url";
import { assetAddress, readAssets } from "./assets.ts";
import { readContract } from "./contract/contract.ts";
import { explorerPage } from "./explorer/page.ts";
import { endpointsPage, guidePages } from "./guides/pages.ts";
import { layout, type Site } from "./page/layout.ts";
import { referencePages } from "./reference/pages.ts";
import { writeSite } from "./write.ts";

const folder = fileURLToPath(new URL("../../dist/site/", import.meta.url));
const contract = await readContract();
const assets = await readAssets();

const pages = [
  ...(await guidePages()),
  await endpointsPage(contract),
  ...referencePages(contract),
  explorerPage(assets),
];
const site: Site = {
  pages,
  asset: (name) => assetAddress(assets, name),
  version: contract.document.info.version,
};

await writeSite(
  folder,
  new Map([
    ...pages.map((page) => [`${page.path}index.html`, layout(page, site).text] as const),
    ...[...assets].map(([name, content]) => [`assets/${name}`, content] as const),
    ["openapi.json", contract.source],
  ]),
);
console.log(`Wrote ${pages.length} pages to dist/site.`);
