package retry

import (
	"net/http"
	"strings"
	"sync"
	"time"
)

// Window remembers a used-up rate limit, so that calls can wait for its reset instead of being refused. One a client.
type Window struct {
	limit   *RateLimit
	mutex   sync.Mutex
	opensAt time.Time
}

// NewWindow watches the headers of a rate limit; nil where an API doesn't tell any.
func NewWindow(limit *RateLimit) *Window {
	if limit == nil {
		return nil
	}
	return &Window{limit: limit}
}

// Observe takes note of what a response says.
func (w *Window) Observe(header http.Header, now time.Time) {
	if w == nil {
		return
	}
	remaining := strings.TrimSpace(header.Get(w.limit.Remaining))
	if remaining == "" {
		return
	}
	var opensAt time.Time
	if remaining == "0" {
		if reset, ok := untilReset(header, w.limit, now); ok {
			opensAt = now.Add(reset)
		}
	}
	w.mutex.Lock()
	w.opensAt = opensAt
	w.mutex.Unlock()
}

// Wait is how long to wait before sending; 0 when nothing speaks against it.
func (w *Window) Wait(now time.Time) time.Duration {
	if w == nil {
		return 0
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return max(0, w.opensAt.Sub(now))
}
