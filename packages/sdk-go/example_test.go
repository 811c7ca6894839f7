package hivepro_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"github.com/hivepro/hivepro-go"
)

func Example() {
	ctx := context.Background()
	client, err := hivepro.NewClient() // HIVEPRO_API_KEY, or hivepro.WithAPIKey("…")
	if err != nil {
		log.Fatal(err)
	}
	scan, err := client.Scans.Create(ctx, hivepro.ScanCreate{Target: "https://example.com", ScanType: hivepro.ScanTypeStandard})
	if err != nil {
		log.Fatal(err)
	}
	if err := scan.WaitUntilComplete(ctx); err != nil {
		log.Fatal(err)
	}
	serious := &hivepro.ListScanVulnerabilitiesParams{Severity: []hivepro.Severity{hivepro.SeverityCritical, hivepro.SeverityHigh}}
	for vulnerability, err := range scan.GetVulnerabilities(ctx, serious).All() {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(vulnerability.Severity, vulnerability.Title)
	}
	// Output: critical SQL injection
}

func ExampleNewClient() {
	client, err := hivepro.NewClient(
		hivepro.WithAPIKey("hp_test"),
		hivepro.WithTimeout(30*time.Second),
		hivepro.WithMaxRetries(5),
	)
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	scan, err := client.Scans.Get(context.Background(), "scan_abc123")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(scan.Status)
	// Output: completed
}

func ExampleAPIError() {
	client, err := hivepro.NewClient()
	if err != nil {
		log.Fatal(err)
	}
	_, err = client.Scans.Get(context.Background(), "scan_nope")
	var notFound *hivepro.NotFoundError
	if errors.As(err, &notFound) {
		fmt.Println(notFound.Status, notFound.Code, notFound.RequestID)
	}
	fmt.Println(errors.Is(err, hivepro.ErrorCodeNotFound))
	// Output:
	// 404 NOT_FOUND req_1
	// true
}

func ExamplePager() {
	client, err := hivepro.NewClient()
	if err != nil {
		log.Fatal(err)
	}
	open := &hivepro.ListVulnerabilitiesParams{Status: []hivepro.VulnerabilityStatus{hivepro.VulnerabilityStatusOpen}}
	page, err := client.Vulnerabilities.List(context.Background(), open).Page()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(page.Items), page.HasNext())
	// Output: 1 false
}

func ExampleOnProgress() {
	client, err := hivepro.NewClient()
	if err != nil {
		log.Fatal(err)
	}
	scan, err := client.Scans.WaitUntilComplete(context.Background(), "scan_abc123", hivepro.WithDeadline(time.Hour),
		hivepro.OnProgress(func(scan *hivepro.Scan) { fmt.Println(scan.Progress) }))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(scan.Status)
	// Output:
	// 100
	// completed
}

func ExampleDownload() {
	ctx := context.Background()
	client, err := hivepro.NewClient()
	if err != nil {
		log.Fatal(err)
	}
	report, err := client.Scans.CreateReport(ctx, "scan_abc123", hivepro.ScanReportCreate{Format: hivepro.ReportFormatPDF})
	if err != nil {
		log.Fatal(err)
	}
	download, err := report.Download(ctx)
	if err != nil {
		log.Fatal(err)
	}
	path := filepath.Join(os.TempDir(), "scan-report.pdf")
	if err := download.SaveTo(path); err != nil {
		log.Fatal(err)
	}
	defer os.Remove(path)
	fmt.Println(download.ContentType)
	// Output: application/pdf
}

func ExampleWithResponse() {
	client, err := hivepro.NewClient()
	if err != nil {
		log.Fatal(err)
	}
	var response hivepro.Response
	if _, err := client.Scans.Get(context.Background(), "scan_abc123", hivepro.WithResponse(&response)); err != nil {
		log.Fatal(err)
	}
	fmt.Println(response.Status, response.RequestID, response.Attempts)
	// Output: 200 req_1 1
}

func ExampleNullable() {
	change := hivepro.ScanUpdate{
		Name:  hivepro.NonNull("Release 4.2"),
		Notes: hivepro.Null[string](), // removes them; what is left out stays as it is
	}
	name, ok := change.Name.Get()
	fmt.Println(name, ok, change.Notes.IsNull())
	// Output: Release 4.2 true true
}
