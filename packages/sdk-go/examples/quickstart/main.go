// The quick start of the API overview: scan a site, wait, read what is serious, download a report.
//
// HIVEPRO_API_KEY and HIVEPRO_BASE_URL say where the platform is; `npm start` prints both. The target is the first
// argument, else the practice site that `npm start` runs.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/hivepro/hivepro-go"
)

func main() {
	log.SetFlags(0)
	if err := run(context.Background(), argument(1, "http://127.0.0.1:8090/"), argument(2, "scan-report.pdf")); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, target, reportFile string) error {
	// Initialize client
	client, err := hivepro.NewClient()
	if err != nil {
		return err
	}
	defer client.Close()

	// Start a scan
	scan, err := client.Scans.Create(ctx, hivepro.ScanCreate{Target: target, ScanType: hivepro.ScanTypeStandard})
	if err != nil {
		return err
	}
	fmt.Printf("Scanning %s (%s)\n", scan.Target, scan.ID)

	// Wait for completion
	showProgress := hivepro.OnProgress(func(scan *hivepro.Scan) { fmt.Printf("  %s %d %%\n", scan.Phase, scan.Progress) })
	if err := scan.WaitUntilComplete(ctx, showProgress); err != nil {
		return err
	}

	// Get vulnerabilities
	serious := &hivepro.ListScanVulnerabilitiesParams{Severity: []hivepro.Severity{hivepro.SeverityCritical, hivepro.SeverityHigh}}
	for vulnerability, err := range scan.GetVulnerabilities(ctx, serious).All() {
		if err != nil {
			return err
		}
		fmt.Printf("%s: %s at %s\n", vulnerability.Severity, vulnerability.Title, vulnerability.Evidence.Location.URL)
	}

	// Generate report
	report, err := scan.GenerateReport(ctx, hivepro.ScanReportCreate{Format: hivepro.ReportFormatPDF})
	if err != nil {
		return err
	}
	download, err := report.Download(ctx)
	if err != nil {
		return err
	}
	if err := download.SaveTo(reportFile); err != nil {
		return err
	}
	fmt.Printf("The report is in %s\n", reportFile)
	return nil
}

func argument(index int, otherwise string) string {
	if index < len(os.Args) {
		return os.Args[index]
	}
	return otherwise
}
