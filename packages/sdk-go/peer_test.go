package hivepro_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
)

const (
	scanJSON = `{"id":"scan_abc123","name":null,"target":"https://example.com","target_id":null,"scan_type":"standard","profile":null,
		"options":{},"status":%q,"phase":"finished","progress":100,
		"severity_counts":{"critical":1,"high":0,"medium":0,"low":0,"info":0},"statistics":{"requests":9,"pages_found":2,"pages_scanned":2},
		"failure":null,"tags":["nightly"],"notes":null,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:01:00Z",
		"started_at":null,"completed_at":null,"invented_later":[1]}`
	vulnerabilityJSON = `{"id":"vuln_1","title":"SQL injection","severity":"critical","status":"open","check_id":"sql-injection"}`
	reportJSON        = `{"id":"report_1","title":"Report","scan_id":"scan_abc123","format":"pdf","status":"ready","severity":[]}`
)

// TestMain starts a peer that stands for the API, so that examples can be written as programs are.
func TestMain(m *testing.M) {
	peer := httptest.NewServer(api())
	for name, value := range map[string]string{"HIVEPRO_BASE_URL": peer.URL + "/api/v1", "HIVEPRO_API_KEY": "hp_test"} {
		if err := os.Setenv(name, value); err != nil {
			panic(err)
		}
	}
	code := m.Run()
	peer.Close()
	os.Exit(code)
}

func api() http.Handler {
	routes := http.NewServeMux()
	routes.HandleFunc("POST /api/v1/scans", data(201, fmt.Sprintf(scanJSON, "queued")))
	routes.HandleFunc("GET /api/v1/scans/{id}", func(response http.ResponseWriter, request *http.Request) {
		if request.PathValue("id") != "scan_abc123" {
			failure(404, "NOT_FOUND", "There is no such scan.")(response, request)
			return
		}
		data(200, fmt.Sprintf(scanJSON, "completed"))(response, request)
	})
	routes.HandleFunc("GET /api/v1/scans/{id}/vulnerabilities", list(vulnerabilityJSON))
	routes.HandleFunc("GET /api/v1/vulnerabilities", list(vulnerabilityJSON))
	routes.HandleFunc("POST /api/v1/scans/{id}/reports", data(201, reportJSON))
	routes.HandleFunc("GET /api/v1/reports/{id}/content", func(response http.ResponseWriter, _ *http.Request) {
		response.Header().Set("Content-Type", "application/pdf")
		fmt.Fprint(response, "%PDF-1.7")
	})
	routes.HandleFunc("DELETE /api/v1/scans/{id}", func(response http.ResponseWriter, _ *http.Request) {
		response.WriteHeader(http.StatusNoContent)
	})
	return routes
}

func data(status int, body string) http.HandlerFunc {
	return answer(status, `{"success":true,"data":`+body+`,"meta":{"request_id":"req_1"}}`)
}

func list(item string) http.HandlerFunc {
	return answer(200, `{"success":true,"data":[`+item+`],"meta":{"request_id":"req_1","next_cursor":null,"has_more":false,"total":1}}`)
}

func failure(status int, code, message string) http.HandlerFunc {
	return answer(status, fmt.Sprintf(`{"success":false,"error":{"code":%q,"message":%q},"meta":{"request_id":"req_1"}}`, code, message))
}

func answer(status int, body string) http.HandlerFunc {
	return func(response http.ResponseWriter, request *http.Request) {
		if request.Header.Get("Authorization") != "Bearer hp_test" {
			status, body = http.StatusUnauthorized, `{"success":false,"error":{"code":"UNAUTHORIZED","message":"Who are you?"},"meta":{}}`
		}
		response.Header().Set("Content-Type", "application/json")
		response.WriteHeader(status)
		fmt.Fprint(response, body)
	}
}
