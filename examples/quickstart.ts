// The quick start of the API overview: scan a site, wait, read what is serious, download a report.
//
// HIVEPRO_API_KEY and HIVEPRO_BASE_URL say where the platform is; `npm start` prints both. The target is the first
// argument, else the practice site that `npm start` runs.
import { HiveProClient } from "@hivepro/sdk";

const target = process.argv[2] ?? "http://127.0.0.1:8090/";
const reportFile = process.argv[3] ?? "scan-report.pdf";

// Initialize client
const client = new HiveProClient();

// Start a scan
const scan = await client.scans.create({ target, scan_type: "standard" });
console.log(`Scanning ${scan.target} (${scan.id})`);

// Wait for completion
await scan.waitUntilComplete({ onProgress: ({ phase, progress }) => console.log(`  ${phase} ${progress} %`) });

// Get vulnerabilities
const vulnerabilities = scan.getVulnerabilities({ severity: ["critical", "high"] });
for await (const { severity, title, evidence } of vulnerabilities) {
  console.log(`${severity}: ${title} at ${evidence.location.url}`);
}

// Generate report
const report = await scan.generateReport({ format: "pdf" });
await report.download(reportFile);
console.log(`The report is in ${reportFile}`);
