package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

func TestClientCredentialsAreFetchedOnceForAllCallers(t *testing.T) {
	var tokens atomic.Int32
	peer := newPeer(t, func(response http.ResponseWriter, request *http.Request) {
		if request.URL.Path == "/v1/oauth/token" {
			says(200, fmt.Sprintf(`{"access_token":"token-%d","token_type":"Bearer","expires_in":3600}`, tokens.Add(1)))(response, request)
			return
		}
		says(200, oneThing)(response, request)
	})
	client, err := newCore(&testAPI, []ClientOption{
		WithBaseURL(peer.URL + "/v1"), WithClock(newClock()),
		withCredential("clientId", credential{value: "id"}), withCredential("clientSecret", credential{value: "client-secret"}),
	})
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 20 {
		group.Add(1)
		go func() {
			defer group.Done()
			if _, err := call[*thing](t.Context(), client, &getThing, thingID("t1"), nil); err != nil {
				t.Error(err)
			}
		}()
	}
	group.Wait()
	if count := tokens.Load(); count != 1 {
		t.Errorf("%d tokens", count)
	}
}

func TestARefusedTokenIsRenewedOnce(t *testing.T) {
	var tokens atomic.Int32
	peer := newPeer(t, func(response http.ResponseWriter, request *http.Request) {
		switch {
		case request.URL.Path == "/v1/oauth/token":
			says(200, fmt.Sprintf(`{"access_token":"token-%d"}`, tokens.Add(1)))(response, request)
		case request.Header.Get("Authorization") == "Bearer token-2":
			says(200, oneThing)(response, request)
		default:
			says(401, `{}`)(response, request)
		}
	})
	client, err := newCore(&testAPI, []ClientOption{
		WithBaseURL(peer.URL + "/v1"), WithClock(newClock()),
		withCredential("clientId", credential{value: "id"}), withCredential("clientSecret", credential{value: "client-secret"}),
	})
	if err != nil {
		t.Fatal(err)
	}
	var response Response
	if _, err := call[*thing](t.Context(), client, &getThing, thingID("t1"), []CallOption{WithResponse(&response)}); err != nil {
		t.Fatal(err)
	}
	if response.Attempts != 2 || response.Retries != 0 {
		t.Errorf("got %+v", response)
	}
}

func TestARefusedClientIsAnOAuthError(t *testing.T) {
	peer := newPeer(t, says(401, `{"error":"invalid_client","error_description":"Unknown client client-secret."}`))
	client, err := newCore(&testAPI, []ClientOption{
		WithBaseURL(peer.URL + "/v1"), withCredential("clientId", credential{value: "id"}), withCredential("clientSecret", credential{value: "client-secret"}),
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = call[*thing](t.Context(), client, &getThing, thingID("t1"), nil)
	var oauth *OAuthError
	var refused *AuthenticationError
	if !errors.As(err, &oauth) || !errors.As(err, &refused) || oauth.Code != "invalid_client" || strings.Contains(err.Error(), "client-secret") {
		t.Errorf("got %v", err)
	}
}

func TestConfigurationMistakes(t *testing.T) {
	key := withCredential("apiKey", credential{value: "key"})
	for name, options := range map[string][]ClientOption{
		"no credentials":            nil,
		"half of the credentials":   {withCredential("clientId", credential{value: "id"})},
		"two ways":                  {key, withCredential("clientId", credential{value: "id"}), withCredential("clientSecret", credential{value: "s"})},
		"a key with a line break":   {withCredential("apiKey", credential{value: "a\nb"})},
		"a base URL without scheme": {key, WithBaseURL("example.com")},
		"a base URL with a query":   {key, WithBaseURL("https://example.com?a=b")},
		"a base URL with a user":    {key, WithBaseURL("https://u:p@example.com")},
		"a timeout of 0":            {key, WithTimeout(0)},
		"a negative count":          {key, WithMaxRetries(-1)},
		"an unknown level":          {key, WithLogLevel("loud")},
	} {
		_, err := newCore(&testAPI, options)
		var mistake *ConfigurationError
		if !errors.As(err, &mistake) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestTheEnvironmentIsFallenBackTo(t *testing.T) {
	peer := newPeer(t, says(200, oneThing))
	t.Setenv("ACME_BASE_URL", peer.URL+"/v1/")
	t.Setenv("ACME_API_KEY", " env-key ")
	client, err := newCore(&testAPI, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := call[*thing](t.Context(), client, &getThing, thingID("t1"), nil); err != nil {
		t.Fatal(err)
	}
	if sent := peer.seen()[0]; sent.header.Get("Authorization") != "Bearer env-key" || sent.target != "/v1/things/t1" {
		t.Errorf("sent %+v", sent)
	}
}

func TestKeysFromAFunctionAreAskedForWithEachAttempt(t *testing.T) {
	peer := newPeer(t, says(500, `{}`), says(200, oneThing))
	count := 0
	client, _ := peer.client(t, withCredential("apiKey", credential{source: func(context.Context) (string, error) {
		count++
		return fmt.Sprintf("key-%d", count), nil
	}}))
	if _, err := call[*thing](t.Context(), client, &getThing, thingID("t1"), nil); err != nil {
		t.Fatal(err)
	}
	if sent := peer.seen(); sent[0].header.Get("Authorization") != "Bearer key-1" || sent[1].header.Get("Authorization") != "Bearer key-2" {
		t.Errorf("sent %+v", sent)
	}
}

func TestServersAndTheirVariables(t *testing.T) {
	api := testAPI
	api.servers = []server{{name: "cloud", url: "https://api.acme.invalid/v1"}, {name: "own", url: "https://{host}/api", variables: []serverVariable{{name: "host", required: true}}}}
	key := withCredential("apiKey", credential{value: "key"})
	made, err := newCore(&api, []ClientOption{key, withScopes([]string{"read"}), withServer("own", map[string]string{"host": "acme.example:8443"})})
	if err != nil || made.base.url != "https://acme.example:8443/api" {
		t.Errorf("got %+v, %v", made, err)
	}
	for _, variables := range []map[string]string{nil, {"host": "a/b"}, {"host": "user@host"}, {"host": ""}} {
		if _, err := newCore(&api, []ClientOption{key, withServer("own", variables)}); err == nil {
			t.Errorf("%v were taken", variables)
		}
	}
	if _, err := newCore(&api, []ClientOption{key, withServer("else", nil)}); err == nil {
		t.Error("a server that isn't there was taken")
	}
}
