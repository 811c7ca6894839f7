package client

import (
	"io"
	"net/http"
)

// newHTTPClient keeps more connections open than the default, as all of them go to one server.
func newHTTPClient() *http.Client {
	standard, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		return &http.Client{}
	}
	own := standard.Clone()
	own.MaxIdleConnsPerHost = 64
	return &http.Client{Transport: visibleAttempts{own}}
}

// visibleAttempts keeps net/http from sending a request a second time by itself: it does so after a connection broke that was
// used before, if the request can be replayed, and nobody would count it, wait before it, or pay for it from the budget of
// retries. The body stays replayable for redirects, which are followed above this.
type visibleAttempts struct{ *http.Transport }

// RoundTrip sends a request once.
func (t visibleAttempts) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.GetBody == nil {
		return t.Transport.RoundTrip(request)
	}
	once := *request
	once.GetBody = nil
	return t.Transport.RoundTrip(&once)
}

// emptyBody is no body, but one that net/http can't replay; see visibleAttempts. The first attempt of a call goes without:
// there it is mostly a connection that was idle for too long, and sending again at once is what one wants.
type emptyBody struct{}

func (emptyBody) Read([]byte) (int, error) { return 0, io.EOF }
func (emptyBody) Close() error             { return nil }
