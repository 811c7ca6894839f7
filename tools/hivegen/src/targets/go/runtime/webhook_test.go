package client

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"strconv"
	"testing"
	"time"
)

func signed(secret, id string, at time.Time, payload string) http.Header {
	key, _ := base64.StdEncoding.DecodeString(secret)
	seconds := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + seconds + "." + payload))
	header := http.Header{}
	header.Set("webhook-id", id)
	header.Set("webhook-timestamp", seconds)
	header.Set("webhook-signature", "v2,x v1,"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	return header
}

func TestWebhooks(t *testing.T) {
	now := time.Unix(1_767_225_600, 0)
	const secret, other = "c2VjcmV0", "b3RoZXI="
	at := WithTime(now)
	payload, err := verifyStandardWebhook([]byte(`{"type":"x"}`), signed(secret, "m1", now, `{"type":"x"}`), []string{"whsec_" + other, "whsec_" + secret}, []WebhookOption{at})
	if err != nil || string(payload) != `{"type":"x"}` {
		t.Errorf("got %s, %v", payload, err)
	}
	for name, test := range map[string]struct {
		header http.Header
		reason WebhookReason
	}{
		"another secret":      {signed(other, "m1", now, `{}`), WebhookSignature},
		"other content":       {signed(secret, "m1", now, `{"a":1}`), WebhookSignature},
		"an old one":          {signed(secret, "m1", now.Add(-301*time.Second), `{}`), WebhookTime},
		"one from the future": {signed(secret, "m1", now.Add(301*time.Second), `{}`), WebhookTime},
		"no headers":          {http.Header{}, WebhookHeaders},
	} {
		_, err := verifyStandardWebhook([]byte(`{}`), test.header, []string{secret}, []WebhookOption{at})
		var refused *WebhookError
		if !errors.As(err, &refused) || refused.Reason != test.reason {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
