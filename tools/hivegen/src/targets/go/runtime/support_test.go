package client

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"hivegen.invalid/client/internal/clock"
	"hivegen.invalid/client/internal/document"
	"hivegen.invalid/client/internal/retry"
	"hivegen.invalid/client/internal/wire"
)

// testAPI is an API as generated code describes it.
var testAPI = apiDescription{
	name:        "Acme",
	userAgent:   "acme-go/1.0.0",
	baseURL:     "https://api.acme.invalid/v1",
	environment: map[string]string{"baseUrl": "ACME_BASE_URL", "apiKey": "ACME_API_KEY", "clientId": "ACME_CLIENT_ID", "clientSecret": "ACME_CLIENT_SECRET", "logLevel": "ACME_LOG_LEVEL"},
	auth: authDescription{
		schemes: []scheme{
			{name: "key", ways: []authWay{bearerAuth("apiKey")}},
			{name: "oauth", ways: []authWay{{kind: clientCredentialsAuth, options: []string{"clientId", "clientSecret"}, place: authorizationHeader, tokenURL: "oauth/token"}}},
		},
		security:  requirement{{"key"}, {"oauth"}},
		exclusive: true,
		required:  true,
	},
	envelope: &envelope{data: document.Pointer{"data"}, success: document.Pointer{"success"}, meta: document.Pointer{"meta"}, failure: document.Pointer{"error"}},
	errors: errorShape{
		code:      document.Pointer{"error", "code"},
		message:   document.Pointer{"error", "message"},
		details:   document.Pointer{"error", "details"},
		requestID: document.Pointer{"meta", "request_id"},
	},
	rateLimit:       &retry.RateLimit{Limit: "X-RateLimit-Limit", Remaining: "X-RateLimit-Remaining", Reset: "X-RateLimit-Reset"},
	requestIDHeader: "X-Request-Id",
}

var (
	getThing    = operation{id: "getThing", method: "GET", path: "/things/{thing_id}"}
	createThing = operation{id: "createThing", method: "POST", path: "/things", body: "application/json", idempotencyKey: "Idempotency-Key"}
	changeThing = operation{id: "changeThing", method: "PATCH", path: "/things/{thing_id}", body: "application/json"}
	deleteThing = operation{id: "deleteThing", method: "DELETE", path: "/things/{thing_id}", response: responseEmpty}
	fetchFile   = operation{id: "fetchFile", method: "GET", path: "/file", response: responseBinary}
	listThings  = operation{id: "listThings", method: "GET", path: "/things", pagination: &pagination{
		items: document.Pointer{"data"}, hasMore: document.Pointer{"meta", "has_more"},
		parameter: requestPlace{query: "cursor"}, next: document.Pointer{"meta", "next_cursor"},
	}}
	untilDone = waiter{
		name: "waitUntilDone", minDelay: time.Second, maxDelay: 10 * time.Second,
		success: []stateMatch{{place: document.Pointer{"status"}, states: []any{"done"}}},
		failure: []stateMatch{{place: document.Pointer{"status"}, states: []any{"failed"}}},
	}
)

// thing is an object as generated code declares it.
type thing struct {
	ID     string `json:"id"`
	Status string `json:"status,omitzero"`
	client *core
}

func (t *thing) bind(client *core) {
	if t != nil {
		t.client = client
	}
}

func thingID(id string) *input { return &input{path: []wire.Named{{Name: "thing_id", Value: id}}} }

// stoppedClock stands still but for the waits of the client, which are over at once. Limits of time are real.
type stoppedClock struct {
	clock.System
	mutex  sync.Mutex
	now    time.Time
	slept  []time.Duration
	random float64
}

func newClock() *stoppedClock {
	return &stoppedClock{now: time.Unix(1_767_225_600, 0), random: 0.5}
}

func (c *stoppedClock) Now() time.Time {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.now
}

func (c *stoppedClock) Random() float64 { return c.random }

func (c *stoppedClock) Sleep(ctx context.Context, delay time.Duration) error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	c.slept = append(c.slept, delay)
	c.now = c.now.Add(delay)
	return nil
}

// request is what a peer saw.
type request struct {
	method, target string
	header         http.Header
	body           string
}

// peer answers requests one after the other, and remembers them.
type peer struct {
	*httptest.Server
	mutex    sync.Mutex
	answers  []http.HandlerFunc
	requests []request
}

func newPeer(t testing.TB, answers ...http.HandlerFunc) *peer {
	t.Helper()
	made := &peer{answers: answers}
	made.Server = httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, received *http.Request) {
		made.answer(response, received)
	}))
	t.Cleanup(made.Close)
	return made
}

func (p *peer) answer(response http.ResponseWriter, received *http.Request) {
	body := make([]byte, max(received.ContentLength, 0))
	for read := 0; read < len(body); {
		count, err := received.Body.Read(body[read:])
		read += count
		if err != nil {
			break
		}
	}
	p.mutex.Lock()
	p.requests = append(p.requests, request{received.Method, received.URL.RequestURI(), received.Header, string(body)})
	index := min(len(p.requests), len(p.answers)) - 1
	p.mutex.Unlock()
	p.answers[index](response, received)
}

func (p *peer) seen() []request {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return append([]request{}, p.requests...)
}

// says answers with a status and a body.
func says(status int, body string, headers ...string) http.HandlerFunc {
	return func(response http.ResponseWriter, _ *http.Request) {
		response.Header().Set("Content-Type", "application/json")
		for index := 0; index+1 < len(headers); index += 2 {
			response.Header().Set(headers[index], headers[index+1])
		}
		response.WriteHeader(status)
		fmt.Fprint(response, body)
	}
}

// resets breaks the connection.
func resets(response http.ResponseWriter, _ *http.Request) {
	connection, _, err := http.NewResponseController(response).Hijack()
	if err == nil {
		_ = connection.Close()
	}
}

const oneThing = `{"success":true,"data":{"id":"t1","status":"done"},"meta":{"request_id":"r1"}}`

// client of a peer, with a key and a clock that stands still.
func (p *peer) client(t *testing.T, options ...ClientOption) (*core, *stoppedClock) {
	t.Helper()
	stopped := newClock()
	standard := []ClientOption{WithBaseURL(p.URL + "/v1"), WithClock(stopped), withCredential("apiKey", credential{value: "secret-key"})}
	made, err := newCore(&testAPI, append(standard, options...))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(made.close)
	return made, stopped
}
