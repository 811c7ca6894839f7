package client

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"
)

func TestLogsHaveWhatTheLevelSaysAndNoSecrets(t *testing.T) {
	for level, want := range map[string][]string{
		"error": {"call failed"},
		"warn":  {"trying again", "call failed"},
		"info":  {"response", "trying again", "response", "trying again", "response", "call failed"},
		"debug": {"request", "response", "trying again"},
		"off":   nil,
	} {
		peer := newPeer(t, says(500, `{}`, "Set-Cookie", "session=hidden-cookie"))
		var text bytes.Buffer
		logger := slog.New(slog.NewTextHandler(&text, &slog.HandlerOptions{Level: slog.LevelDebug}))
		client, _ := peer.client(t, WithLogger(logger), WithLogLevel(level))
		_, _ = call[*thing](t.Context(), client, &getThing, thingID("t1"), []CallOption{WithQuery("access_token", "hidden-token")})
		rest := text.String()
		for _, part := range want {
			_, after, found := strings.Cut(rest, part)
			if !found {
				t.Errorf("%s: no %q in %s", level, part, text.String())
			}
			rest = after
		}
		if want == nil && text.Len() > 0 || strings.Contains(text.String(), "hidden") || strings.Contains(text.String(), "secret-key") {
			t.Errorf("%s: logged %s", level, text.String())
		}
	}
}

func TestHooks(t *testing.T) {
	peer := newPeer(t, says(503, `{}`), says(200, oneThing))
	var heard []string
	client, _ := peer.client(t, WithHooks(Hooks{
		OnRequest: func(_ context.Context, event *RequestEvent) error {
			heard = append(heard, "request")
			event.Header.Set("X-Added", "yes")
			return nil
		},
		OnResponse: func(context.Context, *ResponseEvent) error { heard = append(heard, "response"); return nil },
		OnRetry:    func(context.Context, *RetryEvent) error { heard = append(heard, "retry"); return nil },
	}), WithTraceparent(NewTraceparent))
	if _, err := call[*thing](t.Context(), client, &getThing, thingID("t1"), nil); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(heard, " "); got != "request response retry request response" {
		t.Errorf("heard %s", got)
	}
	sent := peer.seen()
	if sent[1].header.Get("X-Added") != "yes" || len(sent[0].header.Get("Traceparent")) != 55 || sent[0].header.Get("Traceparent") != sent[1].header.Get("Traceparent") {
		t.Errorf("sent %+v", sent)
	}
}

func TestAHookThatFailsEndsTheCall(t *testing.T) {
	peer := newPeer(t, says(200, oneThing))
	stop := errors.New("stop")
	var told error
	client, _ := peer.client(t, WithHooks(Hooks{
		OnResponse: func(context.Context, *ResponseEvent) error { return stop },
		OnError:    func(_ context.Context, _ string, err error) { told = err },
	}))
	_, err := call[*thing](t.Context(), client, &getThing, thingID("t1"), nil)
	if !errors.Is(err, stop) || told != err {
		t.Errorf("got %v, told %v", err, told)
	}
}

func TestADownloadGoesOnWhereItBroke(t *testing.T) {
	broken := func(response http.ResponseWriter, _ *http.Request) {
		response.Header().Set("ETag", `"v1"`)
		response.Header().Set("Content-Length", "7")
		_, _ = response.Write([]byte("con"))
	}
	peer := newPeer(t, broken, says(206, "tent", "ETag", `"v1"`, "Content-Range", "bytes 3-6/7"))
	client, _ := peer.client(t)
	download, err := startDownload(t.Context(), client, &fetchFile, &input{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	content, err := download.Bytes()
	sent := peer.seen()[1].header
	if err != nil || string(content) != "content" || sent.Get("Range") != "bytes=3-" || sent.Get("If-Range") != `"v1"` {
		t.Errorf("got %q, %v, sent %v", content, err, sent)
	}
}
