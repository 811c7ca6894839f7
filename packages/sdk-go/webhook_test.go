package hivepro_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/hivepro/hivepro-go"
)

func TestWebhooksAreOfTheTypeOfTheirEvent(t *testing.T) {
	now := time.Unix(1_767_225_600, 0)
	for payload, want := range map[string]string{
		fmt.Sprintf(`{"id":"evt_1","type":"scan.completed","created_at":"2026-01-01T00:00:00Z","data":`+scanJSON+`}`, "completed"): "*hivepro.ScanCompletedEvent",
		`{"id":"evt_2","type":"invented.later","data":{}}`:                                                                         "*hivepro.UnknownWebhook",
	} {
		mac := hmac.New(sha256.New, []byte("secret"))
		fmt.Fprintf(mac, "msg_1.%d.%s", now.Unix(), payload)
		header := http.Header{}
		header.Set("webhook-id", "msg_1")
		header.Set("webhook-timestamp", fmt.Sprint(now.Unix()))
		header.Set("webhook-signature", "v1,"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
		event, err := hivepro.VerifyWebhook([]byte(payload), header, []string{"whsec_c2VjcmV0"}, hivepro.WithTime(now))
		if err != nil || fmt.Sprintf("%T", event) != want {
			t.Errorf("got %T, %v", event, err)
		}
	}
}
