package client

import (
	"context"
	"net/http"
	"time"
)

// Hooks are called as calls go on. An error fails the call at once. They may be called by several goroutines at a time.
type Hooks struct {
	// OnRequest may change the headers of an attempt that is about to be sent; credentials are not among them yet.
	OnRequest func(context.Context, *RequestEvent) error
	// OnResponse hears of the head of a response.
	OnResponse func(context.Context, *ResponseEvent) error
	// OnRetry hears of an attempt that failed and will be made again.
	OnRetry func(context.Context, *RetryEvent) error
	// OnError hears of a call that has failed for good.
	OnError func(ctx context.Context, operation string, err error)
}

// RequestEvent is an attempt that is about to be sent.
type RequestEvent struct {
	// Operation is the contract's operationId.
	Operation string
	Method    string
	URL       string
	Header    http.Header
	// Attempt is 1 for the first.
	Attempt int
}

// ResponseEvent is the head of a response.
type ResponseEvent struct {
	Operation string
	Method    string
	URL       string
	Attempt   int
	Status    int
	Header    http.Header
	RequestID string
	// Duration since the attempt began.
	Duration time.Duration
}

// RetryEvent is an attempt that failed and will be made again.
type RetryEvent struct {
	Operation string
	// Attempt that failed; 1 for the first.
	Attempt int
	// Delay until the next one.
	Delay time.Duration
	// Status of the response; 0 if there was none.
	Status int
	// Err of the network or the time limit, if there was no complete response.
	Err error
}

// and calls the hooks of both, one after the other. One that neither has stays absent, so that it costs nothing.
func (h Hooks) and(other Hooks) Hooks {
	return Hooks{
		OnRequest:  inTurn(h.OnRequest, other.OnRequest),
		OnResponse: inTurn(h.OnResponse, other.OnResponse),
		OnRetry:    inTurn(h.OnRetry, other.OnRetry),
		OnError: func(ctx context.Context, operation string, err error) {
			for _, hook := range []func(context.Context, string, error){h.OnError, other.OnError} {
				if hook != nil {
					hook(ctx, operation, err)
				}
			}
		},
	}
}

func inTurn[E any](first, second func(context.Context, *E) error) func(context.Context, *E) error {
	if first == nil {
		return second
	}
	if second == nil {
		return first
	}
	return func(ctx context.Context, event *E) error {
		if err := first(ctx, event); err != nil {
			return err
		}
		return second(ctx, event)
	}
}
