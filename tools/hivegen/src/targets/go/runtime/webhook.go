package client

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// WebhookOption changes how webhooks are checked.
type WebhookOption func(*webhookSettings)

type webhookSettings struct {
	tolerance time.Duration
	now       func() time.Time
}

// WithTolerance is by how much the clocks of sender and receiver may differ, delivery included. Default: five minutes.
func WithTolerance(tolerance time.Duration) WebhookOption {
	return func(s *webhookSettings) { s.tolerance = tolerance }
}

// WithTime is for tests: what the clock says.
func WithTime(now time.Time) WebhookOption {
	return func(s *webhookSettings) { s.now = func() time.Time { return now } }
}

// verifyStandardWebhook checks that a webhook was signed with a secret, as Standard Webhooks defines it, and that it isn't a
// recording of an old one. Of several secrets, as while secrets are changed, any will do. It returns the payload.
func verifyStandardWebhook(payload []byte, header http.Header, secrets []string, options []WebhookOption) (json.RawMessage, error) {
	settings := webhookSettings{tolerance: 5 * time.Minute, now: time.Now}
	for _, option := range options {
		option(&settings)
	}
	keys, err := webhookKeys(secrets)
	if err != nil {
		return nil, err
	}
	if settings.tolerance <= 0 {
		return nil, configurationError("the tolerance must be above 0, and is %s", settings.tolerance)
	}
	if err := checkTime(header, settings); err != nil {
		return nil, err
	}
	if err := checkSignature(payload, header, keys); err != nil {
		return nil, err
	}
	text := bytes.TrimPrefix(payload, byteOrderMark)
	if !json.Valid(text) {
		return nil, &WebhookError{Reason: WebhookPayload, message: "the webhook is signed, but its body is not JSON"}
	}
	return text, nil
}

// decodeWebhook reads a checked payload.
func decodeWebhook[T any](payload json.RawMessage) (*T, error) {
	var value T
	if err := json.Unmarshal(payload, &value); err != nil {
		message := "the webhook is signed, but its body is not what the contract declares: " + err.Error()
		return nil, &WebhookError{WebhookPayload, message, err}
	}
	return &value, nil
}

func webhookHeader(header http.Header, name string) (string, error) {
	values := header.Values(name)
	if len(values) != 1 || values[0] == "" {
		return "", &WebhookError{Reason: WebhookHeaders, message: "there is no header " + name + ", or there are several"}
	}
	return values[0], nil
}

func checkTime(header http.Header, settings webhookSettings) error {
	text, err := webhookHeader(header, "webhook-timestamp")
	if err != nil {
		return err
	}
	seconds, err := strconv.ParseUint(text, 10, 40)
	if err != nil || len(text) > 12 {
		return &WebhookError{Reason: WebhookHeaders, message: "webhook-timestamp is not a number of seconds"}
	}
	age := settings.now().Sub(time.Unix(int64(seconds), 0))
	if age.Abs() <= settings.tolerance {
		return nil
	}
	distance := "ago"
	if age < 0 {
		distance = "from now"
	}
	message := fmt.Sprintf("webhook-timestamp is %.0f s %s, more than the tolerance of %s", math.Abs(age.Seconds()), distance, settings.tolerance)
	return &WebhookError{Reason: WebhookTime, message: message}
}

// checkSignature: it matches if any one of those sent was made with any one of the keys.
func checkSignature(payload []byte, header http.Header, keys [][]byte) error {
	id, err := webhookHeader(header, "webhook-id")
	if err != nil {
		return err
	}
	signatures, err := webhookHeader(header, "webhook-signature")
	if err != nil {
		return err
	}
	content := append([]byte(id+"."+header.Get("webhook-timestamp")+"."), payload...)
	for _, signature := range strings.Split(signatures, " ") {
		encoded, ok := strings.CutPrefix(signature, "v1,")
		if !ok {
			continue
		}
		given, err := base64.StdEncoding.DecodeString(encoded)
		if err != nil {
			continue
		}
		for _, key := range keys {
			mac := hmac.New(sha256.New, key)
			mac.Write(content)
			if hmac.Equal(given, mac.Sum(nil)) {
				return nil
			}
		}
	}
	return &WebhookError{Reason: WebhookSignature, message: "no signature of the webhook matches: other secret, or changed content"}
}

func webhookKeys(secrets []string) ([][]byte, error) {
	if len(secrets) == 0 {
		return nil, configurationError("there is no webhook secret to check with")
	}
	keys := make([][]byte, len(secrets))
	for index, secret := range secrets {
		text := strings.TrimRight(strings.TrimPrefix(strings.TrimSpace(secret), "whsec_"), "=")
		key, err := base64.RawStdEncoding.DecodeString(text)
		if err != nil || len(key) == 0 {
			return nil, configurationError("a webhook secret is whsec_ and base64 after it; this one isn't")
		}
		keys[index] = key
	}
	return keys, nil
}
