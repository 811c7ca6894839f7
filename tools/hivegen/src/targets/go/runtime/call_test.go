package client

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"hivegen.invalid/client/internal/wire"
)

func TestCallGivesDataWithoutItsEnvelope(t *testing.T) {
	peer := newPeer(t, says(200, oneThing))
	client, _ := peer.client(t, WithUserAgent("app/2"))
	var response Response
	got, err := call[*thing](t.Context(), client, &getThing, thingID("a/b c"), []CallOption{WithResponse(&response), WithQuery("more", []string{"x", "y"})})
	if err != nil {
		t.Fatal(err)
	}
	if got.ID != "t1" || got.client != client {
		t.Errorf("got %+v", got)
	}
	if response.RequestID != "r1" || response.Attempts != 1 || string(response.Meta) != `{"request_id":"r1"}` || string(response.Data) != `{"id":"t1","status":"done"}` {
		t.Errorf("got response %+v", response)
	}
	sent := peer.seen()[0]
	if sent.target != "/v1/things/a%2Fb%20c?more=x&more=y" || sent.header.Get("Authorization") != "Bearer secret-key" {
		t.Errorf("sent %+v", sent)
	}
	if agent := sent.header.Get("User-Agent"); !strings.HasPrefix(agent, "acme-go/1.0.0 (go/") || !strings.HasSuffix(agent, ") app/2") {
		t.Errorf("User-Agent: %s", agent)
	}
}

func TestBodiesAreJSONAndCarryOneKeyInAllAttempts(t *testing.T) {
	peer := newPeer(t, says(503, `{}`), resets, says(201, oneThing))
	client, clock := peer.client(t)
	_, err := call[*thing](t.Context(), client, &createThing, &input{body: thing{ID: "<&>"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	sent := peer.seen()
	if len(sent) != 3 || sent[0].body != `{"id":"<&>"}` || sent[2].body != sent[0].body {
		t.Errorf("sent %+v", sent)
	}
	key := sent[0].header.Get("Idempotency-Key")
	if len(key) != 36 || sent[1].header.Get("Idempotency-Key") != key || sent[2].header.Get("Idempotency-Key") != key {
		t.Errorf("keys differ: %s", key)
	}
	if fmt.Sprint(clock.slept) != "[250ms 500ms]" {
		t.Errorf("slept %v", clock.slept)
	}
}

func TestRetriesGoByWhatIsSafe(t *testing.T) {
	for name, test := range map[string]struct {
		op       *operation
		answer   http.HandlerFunc
		attempts int
	}{
		"a GET after 500":                  {&getThing, says(500, `{}`), 3},
		"a GET after a reset":              {&getThing, resets, 3},
		"a PATCH after 500":                {&changeThing, says(500, `{}`), 1},
		"a PATCH after 429":                {&changeThing, says(429, `{}`), 3},
		"a PATCH after 503 with a hint":    {&changeThing, says(503, `{}`, "Retry-After", "1"), 3},
		"a PATCH after 503 without a hint": {&changeThing, says(503, `{}`), 1},
		"a GET after 404":                  {&getThing, says(404, `{}`), 1},
		"a GET that must wait too long":    {&getThing, says(429, `{}`, "Retry-After", "61"), 1},
	} {
		t.Run(name, func(t *testing.T) {
			peer := newPeer(t, test.answer)
			client, _ := peer.client(t)
			_, err := call[*thing](t.Context(), client, test.op, thingID("t1"), nil)
			if err == nil || len(peer.seen()) != test.attempts {
				t.Errorf("%d attempts, error %v", len(peer.seen()), err)
			}
		})
	}
}

func TestErrorsAreOfTheTypeOfTheirStatus(t *testing.T) {
	body := `{"success":false,"error":{"code":"NOPE","message":"No.","details":{"field":"x"}},"meta":{"request_id":"r9"}}`
	peer := newPeer(t, says(404, body))
	client, _ := peer.client(t)
	_, err := call[*thing](t.Context(), client, &getThing, thingID("t1"), nil)
	var notFound *NotFoundError
	var failure *APIError
	if !errors.As(err, &notFound) || !errors.As(err, &failure) || !errors.Is(err, ErrorCode("NOPE")) || errors.Is(err, ErrorCode("OTHER")) {
		t.Fatalf("got %v", err)
	}
	if failure.RequestID != "r9" || failure.Attempts != 1 || fmt.Sprint(failure.Details) != "map[field:x]" {
		t.Errorf("got %+v", failure)
	}
	if want := "GET /things/{thing_id}: No. [404 NOPE, request r9]"; err.Error() != want {
		t.Errorf("got %q", err)
	}
}

func TestAFailureInASuccessfulResponseIsAnError(t *testing.T) {
	peer := newPeer(t, says(200, `{"success":false,"error":{"code":"NOPE","message":"No."}}`))
	client, _ := peer.client(t)
	_, err := call[*thing](t.Context(), client, &getThing, thingID("t1"), nil)
	var failure *APIError
	if !errors.As(err, &failure) || failure.Status != 200 || failure.Code != "NOPE" {
		t.Errorf("got %v", err)
	}
}

func TestBodiesThatAreNotTheEnvelope(t *testing.T) {
	for _, body := range []string{"", "<html>proxy</html>", `{"success":true,"data":{"id"`, `{"success":true}`, `{"data":{}}`, `[]`, `{"success":true,"data":{"id":5}}`} {
		peer := newPeer(t, says(200, body))
		client, _ := peer.client(t)
		_, err := call[*thing](t.Context(), client, &getThing, thingID("t1"), nil)
		var unreadable *EnvelopeError
		if !errors.As(err, &unreadable) || unreadable.Status != 200 || unreadable.Excerpt != body {
			t.Errorf("%q: got %v", body, err)
		}
	}
}

func TestTimeLimits(t *testing.T) {
	silent := func(_ http.ResponseWriter, request *http.Request) { <-request.Context().Done() }
	peer := newPeer(t, silent)
	client, _ := peer.client(t, WithMaxRetries(0))
	for limit, option := range map[TimeLimit]CallOption{AttemptLimit: WithTimeout(20 * time.Millisecond), DeadlineLimit: WithDeadline(20 * time.Millisecond)} {
		_, err := call[*thing](t.Context(), client, &getThing, thingID("t1"), []CallOption{option})
		var timeout *TimeoutError
		if !errors.As(err, &timeout) || timeout.Limit != limit {
			t.Errorf("%s: got %v", limit, err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := call[*thing](ctx, client, &getThing, thingID("t1"), nil)
	var abort *AbortError
	if !errors.As(err, &abort) || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestCloseEndsWhatIsUnderWay(t *testing.T) {
	started := make(chan struct{})
	peer := newPeer(t, func(_ http.ResponseWriter, request *http.Request) {
		close(started)
		<-request.Context().Done()
	})
	client, _ := peer.client(t)
	derived, err := client.derive([]ClientOption{WithMaxRetries(5)})
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		<-started
		client.close()
	}()
	for _, underWay := range []bool{true, false} {
		_, err := call[*thing](t.Context(), derived, &getThing, thingID("t1"), nil)
		var abort *AbortError
		if errors.As(err, &abort) != underWay || !errors.Is(err, ErrClosed) {
			t.Errorf("under way: %v, got %v", underWay, err)
		}
	}
}

func TestArgumentsThatCannotBeSent(t *testing.T) {
	peer := newPeer(t, says(200, oneThing))
	client, _ := peer.client(t)
	for name, test := range map[string]struct {
		op      *operation
		in      *input
		options []CallOption
	}{
		"an empty path parameter":        {&getThing, thingID(""), nil},
		"a path parameter that leads up": {&getThing, thingID(".."), nil},
		"a header with a line break":     {&getThing, thingID("t"), []CallOption{WithHeader("X-A", "a\nb")}},
		"a key where none is taken":      {&getThing, thingID("t"), []CallOption{WithIdempotencyKey("k")}},
		"a body that is no JSON":         {&createThing, &input{body: func() {}}, nil},
	} {
		_, err := call[*thing](t.Context(), client, test.op, test.in, test.options)
		var invalid *InvalidInputError
		if !errors.As(err, &invalid) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if len(peer.seen()) != 0 {
		t.Error("something was sent")
	}
}

func TestSecretsStayOutOfErrors(t *testing.T) {
	peer := newPeer(t, says(401, `{"success":false,"error":{"code":"X","message":"bad key secret-key"}}`))
	client, _ := peer.client(t)
	_, err := call[*thing](t.Context(), client, &getThing, thingID("t1"), nil)
	var refused *AuthenticationError
	if !errors.As(err, &refused) || strings.Contains(fmt.Sprintf("%v %+v %s", err, refused.APIError, refused.Body), "secret-key") {
		t.Errorf("got %v", err)
	}
}

func TestBodiesInOtherMediaTypes(t *testing.T) {
	peer := newPeer(t, says(200, oneThing))
	client, _ := peer.client(t)
	upload := operation{id: "upload", method: "PUT", path: "/things", body: "application/octet-stream"}
	_, err := call[*thing](t.Context(), client, &upload, &input{body: strings.NewReader("bytes")}, nil)
	if sent := peer.seen()[0]; err != nil || sent.body != "bytes" || sent.header.Get("Content-Type") != "application/octet-stream" {
		t.Errorf("sent %+v, %v", sent, err)
	}
	_, err = call[*thing](t.Context(), client, &upload, &input{}, []CallOption{WithBody("multipart/form-data", fields{{Name: "file", Value: Upload{Name: "a.txt", Content: bytes.NewReader([]byte("x"))}}, {Name: "n", Value: []int64{1, 2}}})})
	sent := peer.seen()[1]
	boundary := strings.TrimPrefix(sent.header.Get("Content-Type"), "multipart/form-data; boundary=")
	want := "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n" +
		"--B\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n1\r\n--B\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n2\r\n--B--\r\n"
	if err != nil || sent.body != strings.ReplaceAll(want, "--B", "--"+boundary) {
		t.Errorf("sent %q, %v", sent.body, err)
	}
}

type fields []wire.Named

func (f fields) FormFields() []wire.Named { return f }

func TestAStreamIsSentOnce(t *testing.T) {
	peer := newPeer(t, says(500, `{}`))
	client, _ := peer.client(t)
	upload := operation{id: "upload", method: "PUT", path: "/things", body: "application/octet-stream"}
	_, err := call[*thing](t.Context(), client, &upload, &input{body: io.MultiReader(strings.NewReader("x"))}, nil)
	if err == nil || len(peer.seen()) != 1 {
		t.Errorf("%d attempts, %v", len(peer.seen()), err)
	}
}

func TestCallsWithoutData(t *testing.T) {
	peer := newPeer(t, says(204, ""), says(200, "\ufeffplain"))
	client, _ := peer.client(t)
	if err := callNothing(t.Context(), client, &deleteThing, thingID("t1"), nil); err != nil {
		t.Error(err)
	}
	text := operation{id: "readText", method: "GET", path: "/text", response: responseText, accept: "text/plain", bare: true}
	got, err := callText(t.Context(), client, &text, &input{}, nil)
	if err != nil || got != "plain" || peer.seen()[1].header.Get("Accept") != "text/plain" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestAnObjectWithoutAClient(t *testing.T) {
	_, err := call[*thing](t.Context(), nil, &getThing, thingID("t1"), nil)
	var mistake *ConfigurationError
	if !errors.As(err, &mistake) {
		t.Errorf("got %v", err)
	}
	_, err = waitFor(t.Context(), nil, &untilDone, nil, poller(nil))
	if !errors.As(err, &mistake) {
		t.Errorf("got %v", err)
	}
}
