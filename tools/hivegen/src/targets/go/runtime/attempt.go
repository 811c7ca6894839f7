package client

import (
	"context"
	"errors"
	"io"
	"maps"
	"net/http"
	"time"
)

// attempt bounds one try of a call: by its own timer, by the call's deadline, by the caller's context and by the end of
// the client.
type attempt struct {
	ctx          context.Context
	cancel       context.CancelCauseFunc
	stopTimeout  func()
	stopDeadline func()
	unlink       func() bool
}

func (r *run) newAttempt(ctx context.Context) *attempt {
	bounded, cancel := context.WithCancelCause(ctx)
	clock := r.client.shared.clock
	a := &attempt{ctx: bounded, cancel: cancel, stopDeadline: func() {}}
	a.stopTimeout = clock.AfterFunc(r.limits.timeout, func() { cancel(errAttemptLimit) })
	if !r.deadlineAt.IsZero() {
		a.stopDeadline = clock.AfterFunc(max(0, r.deadlineAt.Sub(clock.Now())), func() { cancel(errDeadline) })
	}
	a.unlink = context.AfterFunc(r.client.lifetime, func() { cancel(ErrClosed) })
	return a
}

// stoppedBy is why the attempt was stopped from our side, if it was.
func (a *attempt) stoppedBy() error { return context.Cause(a.ctx) }

// end leaves no timer and no context behind.
func (a *attempt) end() {
	a.stopTimeout()
	a.stopDeadline()
	a.unlink()
	a.cancel(nil)
}

type attemptResult struct {
	response *http.Response
	// body of a successful response, unless it is left unread.
	body []byte
	// truncated: it is larger than what is taken as a document.
	truncated bool
	// failure of the network, or of a limit.
	failure error
	// renew is to be called when the credentials are refused: it tells whether another attempt would carry different ones.
	renew func() bool
}

// attempt sends a request once. An error is of the program's own functions, or of credentials.
func (r *run) attempt(a *attempt) (*attemptResult, error) {
	startedAt := r.client.shared.clock.Now()
	request, renew, err := r.prepare(a)
	if err != nil {
		if cause := a.stoppedBy(); cause != nil && errors.Is(err, cause) {
			return &attemptResult{failure: err}, nil
		}
		return nil, err
	}
	response, err := r.client.shared.doer.Do(request)
	if err != nil {
		return &attemptResult{failure: err, renew: renew}, nil
	}
	result := &attemptResult{response: response, renew: renew}
	r.client.shared.window.Observe(response.Header, r.client.shared.clock.Now())
	if err := r.announceResponse(a.ctx, response, startedAt); err != nil {
		discard(response)
		return nil, err
	}
	if r.unread || response.StatusCode/100 != 2 {
		return result, nil
	}
	result.body, result.truncated, result.failure = readDocument(response)
	return result, nil
}

// prepare makes the request of an attempt, with credentials.
func (r *run) prepare(a *attempt) (*http.Request, func() bool, error) {
	d := &draft{url: r.request.url, header: maps.Clone(r.request.header)}
	if hook := r.client.hooks.OnRequest; hook != nil {
		d.header = d.header.Clone()
		event := &RequestEvent{Operation: r.op.id, Method: r.op.method, URL: d.url, Header: d.header, Attempt: r.call.Attempts}
		if err := hook(a.ctx, event); err != nil {
			return nil, nil, err
		}
		d.header = event.Header
	}
	var renew func() bool
	if r.authenticator != nil {
		var err error
		if renew, err = r.authenticator.authorize(a.ctx, r.op, d); err != nil {
			return nil, nil, err
		}
	}
	request, err := r.httpRequest(a.ctx, d)
	return request, renew, err
}

func (r *run) httpRequest(ctx context.Context, d *draft) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, r.op.method, d.url, nil)
	if err != nil {
		return nil, configurationError("%s: the address of the request is not a URL", r.op.route())
	}
	request.Header = d.header
	if value, ok := d.header["User-Agent"]; ok && len(value) == 0 {
		// Otherwise net/http would send its own.
		request.Header["User-Agent"] = []string{""}
	}
	if r.request.body == nil && r.call.Attempts > 1 {
		request.Body = emptyBody{}
	}
	if body := r.request.body; body != nil {
		request.ContentLength = body.Length
		if body.Replayable {
			request.GetBody = body.Open
		}
		if request.Body, err = body.Open(); err != nil {
			return nil, &InvalidInputError{r.op.route() + ": " + err.Error(), err}
		}
	}
	return request, nil
}

func (r *run) announceResponse(ctx context.Context, response *http.Response, startedAt time.Time) error {
	hook := r.client.hooks.OnResponse
	if hook == nil {
		return nil
	}
	return hook(ctx, &ResponseEvent{
		Operation: r.op.id,
		Method:    r.op.method,
		URL:       r.request.url,
		Attempt:   r.call.Attempts,
		Status:    response.StatusCode,
		Header:    response.Header,
		RequestID: r.client.headerRequestID(response),
		Duration:  r.client.shared.clock.Now().Sub(startedAt),
	})
}

func readDocument(response *http.Response) (body []byte, truncated bool, err error) {
	defer func() { _ = response.Body.Close() }()
	limited := io.LimitReader(response.Body, largestDocument+1)
	if length := response.ContentLength; length > 0 && length <= 1<<20 {
		body = make([]byte, length)
		if read, err := io.ReadFull(limited, body); err != nil {
			return body[:read], false, err
		}
		return body, false, nil
	}
	body, err = io.ReadAll(limited)
	if len(body) > largestDocument {
		return nil, true, nil
	}
	return body, false, err
}
