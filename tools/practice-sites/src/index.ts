export { type CertificateOptions, selfSigned } from "./certificate.ts";
export { startCleanSite } from "./clean-site.ts";
export { html, type Route, type RunningSite, routed, type ServeOptions, serve, text, type Visit } from "./serve.ts";
export { startTrapSite } from "./trap-site.ts";
export {
  PLANTED,
  PLANTED_WITH_TLS,
  type Planted,
  startVulnerableSite,
  startVulnerableTlsSite,
} from "./vulnerable-site.ts";
