package client

import (
	"encoding/json"
	"io"
	"net/http"
	"testing"
)

// What a call costs beside the same call of net/http alone: go test -bench . -benchtime 20000x -count 5
func BenchmarkCall(b *testing.B) {
	peer := newPeer(b, says(200, oneThing))
	client, err := newCore(&testAPI, []ClientOption{WithBaseURL(peer.URL + "/v1"), withCredential("apiKey", credential{value: "secret-key"})})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := call[*thing](b.Context(), client, &getThing, thingID("t1"), nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNetHTTP(b *testing.B) {
	peer := newPeer(b, says(200, oneThing))
	b.ReportAllocs()
	for b.Loop() {
		if err := plainCall(b, peer.URL+"/v1/things/t1"); err != nil {
			b.Fatal(err)
		}
	}
}

func plainCall(b *testing.B, address string) error {
	request, err := http.NewRequestWithContext(b.Context(), http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer secret-key")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	var value struct {
		Data thing `json:"data"`
	}
	return json.Unmarshal(body, &value)
}
