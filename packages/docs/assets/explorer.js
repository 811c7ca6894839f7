// Scalar with everything off that would talk to anyone but the installation that serves this page.
const api = new URL("/api/v1", window.location.origin).href;

globalThis.Scalar.createApiReference("#explorer", {
  url: "/openapi.json",
  servers: [{ url: api, description: "This installation" }],
  authentication: {
    preferredSecurityScheme: "apiKey",
    securitySchemes: { oauth2: { flows: { clientCredentials: { tokenUrl: `${api}/oauth/token` } } } },
  },
  agent: { disabled: true },
  mcp: { disabled: true },
  telemetry: false,
  showDeveloperTools: "never",
  hideClientButton: true,
  hideDarkModeToggle: true,
  withDefaultFonts: false,
  persistAuth: false,
  documentDownloadType: "direct",
  metaData: { title: document.title },
});
