package client

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"hivegen.invalid/client/internal/retry"
)

const (
	// largestDocument: more than this is no JSON document of an API.
	largestDocument = 256 << 20
	// largestError: of an error body, this much is read.
	largestError = 1 << 20
)

// transmission is a request with what bounds it.
type transmission struct {
	op      *operation
	request *outgoing
	limits  resolvedLimits
	// unread: the body is handed out as a stream.
	unread bool
	// authenticator adds credentials; nil where the request has them.
	authenticator *authenticator
	// secrets of a request that has its credentials already.
	secrets []string
}

// redact takes credentials out of text that came from outside.
func (t *transmission) redact(text string) string {
	return redactSecrets(t.authenticator.redact(text), t.secrets)
}

// delivery is a response with a 2xx status.
type delivery struct {
	call     CallInfo
	response *http.Response
	// body, unless it was left unread.
	body []byte
	// attempt that is still running, of an unread body.
	attempt *attempt
}

// Why an attempt was stopped from our side.
var (
	errAttemptLimit = errors.New("time limit of the attempt")
	errDeadline     = errors.New("deadline of the call")
	errIdle         = errors.New("no data for too long")
)

// run is the state of one call across its attempts.
type run struct {
	client *core
	*transmission
	policy     retry.Policy
	deadlineAt time.Time
	call       CallInfo
	lastCost   int
	renewed    bool
}

// send sends a request as often as the retry rules allow.
func (c *core) send(ctx context.Context, what *transmission) (*delivery, error) {
	policy := retry.Resolve(c.api.retry, what.op.retry)
	if what.limits.maxRetries != nil {
		policy.MaxRetries = *what.limits.maxRetries
	}
	r := &run{client: c, transmission: what, policy: policy, call: CallInfo{Operation: what.op.id, route: what.op.route()}}
	if what.limits.deadline > 0 {
		r.deadlineAt = c.shared.clock.Now().Add(what.limits.deadline)
	}
	if c.lifetime.Err() != nil {
		return nil, fmt.Errorf("%s: %w; make a new one", what.op.route(), ErrClosed)
	}
	for {
		if err := r.waitForRateLimit(ctx); err != nil {
			return nil, err
		}
		r.call.Attempts++
		a := r.newAttempt(ctx)
		result, err := r.attempt(a)
		if err == nil && result.failure == nil && result.response.StatusCode/100 == 2 {
			return r.deliver(a, result)
		}
		if err == nil {
			err = r.afterFailure(ctx, a, result)
		}
		a.end()
		if err != nil {
			return nil, err
		}
	}
}

func (r *run) deliver(a *attempt, result *attemptResult) (*delivery, error) {
	r.client.shared.budget.Refund(r.lastCost)
	delivered := &delivery{call: r.call, response: result.response, body: result.body, attempt: a}
	if r.unread {
		a.stopTimeout()
		return delivered, nil
	}
	a.end()
	if result.truncated {
		return nil, r.client.envelopeError(delivered, "the response is too large for a JSON document", "", nil)
	}
	return delivered, nil
}

// waitForRateLimit holds a call back while its rate limit is used up, if the client was asked to.
func (r *run) waitForRateLimit(ctx context.Context) error {
	if ctx.Err() != nil {
		return r.stopped(context.Cause(ctx))
	}
	if !r.client.settings.waitForRateLimit {
		return nil
	}
	wait := r.client.shared.window.Wait(r.client.shared.clock.Now())
	remaining := r.remaining(ctx)
	if wait <= 0 || wait > r.policy.MaxRetryAfter || remaining != nil && wait >= *remaining {
		return nil
	}
	return r.sleep(ctx, wait)
}

// afterFailure returns nil when the call is to be tried again.
func (r *run) afterFailure(ctx context.Context, a *attempt, result *attemptResult) error {
	if r.renewCredential(result) {
		discard(result.response)
		return nil
	}
	decision := retry.Decide(r.classify(a, result), retry.Circumstances{
		Policy:     r.policy,
		Retries:    r.call.Retries,
		Safe:       r.op.isSafe(r.request.hasKey),
		Replayable: r.request.replayable(),
		Remaining:  r.remaining(ctx),
		Budget:     r.client.shared.budget,
		Random:     r.client.shared.clock.Random,
	})
	if !decision.Retry {
		return r.finalError(a, result)
	}
	discard(result.response)
	a.end()
	r.call.Retries++
	r.call.RetryDelay += decision.Delay
	r.lastCost = decision.Cost
	if hook := r.client.hooks.OnRetry; hook != nil {
		event := &RetryEvent{Operation: r.op.id, Attempt: r.call.Attempts, Delay: decision.Delay, Err: result.failure}
		if result.response != nil {
			event.Status = result.response.StatusCode
		}
		if err := hook(ctx, event); err != nil {
			return err
		}
	}
	return r.sleep(ctx, decision.Delay)
}

// renewCredential: a 401 may just mean that the token has been revoked early: one fresh token, outside the count of
// retries.
func (r *run) renewCredential(result *attemptResult) bool {
	isRefused := result.failure == nil && result.response.StatusCode == http.StatusUnauthorized
	if !isRefused || r.renewed || result.renew == nil || !r.request.replayable() || !result.renew() {
		return false
	}
	r.renewed = true
	return true
}

func (r *run) classify(a *attempt, result *attemptResult) retry.Failure {
	switch cause := a.stoppedBy(); {
	case cause == errAttemptLimit:
		return retry.Failure{Class: retry.Transient}
	case cause != nil:
		return retry.Failure{Class: retry.Final}
	case result.failure != nil:
		return retry.Failure{Class: retry.ClassifyError(result.failure)}
	}
	status := result.response.StatusCode
	hint, hinted := retry.Hint(status, result.response.Header, r.client.api.rateLimit, r.client.shared.clock.Now())
	return retry.Failure{Class: retry.ClassifyStatus(status, hinted, r.policy.Statuses), Hint: hint, Hinted: hinted}
}

func (r *run) finalError(a *attempt, result *attemptResult) error {
	if cause := a.stoppedBy(); cause != nil {
		return r.stopped(cause)
	}
	if result.failure != nil {
		return r.networkError(result.failure)
	}
	// A body that can't be read must not hide the status.
	body, _ := io.ReadAll(io.LimitReader(result.response.Body, largestError))
	discard(result.response)
	return r.client.apiError(r.op, r.call, result.response, []byte(r.redact(string(body)))).typed()
}

// networkError doesn't show the URL, which may have a key in its query.
func (r *run) networkError(failure error) error {
	var about *url.Error
	if errors.As(failure, &about) {
		failure = about.Err
	}
	origin := r.request.url
	if parsed, err := url.Parse(origin); err == nil {
		origin = parsed.Scheme + "://" + parsed.Host
	}
	reason := r.redact(failure.Error())
	return &ConnectionError{r.call, "no complete response from " + origin + " (" + reason + "); check that this is the right base URL and can be reached", failure}
}

// stopped is the error for a call that was stopped from our side.
func (r *run) stopped(cause error) error {
	return stoppedError(r.call, r.limits, cause)
}

func stoppedError(call CallInfo, limits resolvedLimits, cause error) error {
	switch {
	case errors.Is(cause, ErrClosed):
		return &AbortError{call, "the client was closed", cause}
	case cause == errAttemptLimit:
		return &TimeoutError{call, AttemptLimit, "no complete response within " + limits.timeout.String() + " (option WithTimeout)"}
	case cause == errDeadline:
		return &TimeoutError{call, DeadlineLimit, "not done within " + limits.deadline.String() + " (option WithDeadline)"}
	case cause == errIdle:
		return &TimeoutError{call, IdleLimit, "the download stood still (option WithIdleTimeout)"}
	}
	return &AbortError{call, "aborted by the caller", cause}
}

// sleep ends early when the context is done or the client is closed.
func (r *run) sleep(ctx context.Context, delay time.Duration) error {
	waiting, stop := r.client.bounded(ctx)
	defer stop()
	if err := r.client.shared.clock.Sleep(waiting, delay); err != nil {
		return r.stopped(err)
	}
	return nil
}

// bounded is a context that ends with the client, too.
func (c *core) bounded(ctx context.Context) (context.Context, func()) {
	bounded, cancel := context.WithCancelCause(ctx)
	unlink := context.AfterFunc(c.lifetime, func() { cancel(ErrClosed) })
	return bounded, func() {
		unlink()
		cancel(nil)
	}
}

// remaining time until the nearer deadline of call and context; nil without one.
func (r *run) remaining(ctx context.Context) *time.Duration {
	var remaining *time.Duration
	if !r.deadlineAt.IsZero() {
		left := r.deadlineAt.Sub(r.client.shared.clock.Now())
		remaining = &left
	}
	if deadline, ok := ctx.Deadline(); ok {
		if left := time.Until(deadline); remaining == nil || left < *remaining {
			remaining = &left
		}
	}
	return remaining
}

// discard frees the connection of a response that nobody will read.
func discard(response *http.Response) {
	if response == nil || response.Body == nil {
		return
	}
	// A short rest is read, so that the connection can be used again.
	_, _ = io.CopyN(io.Discard, response.Body, 4<<10)
	_ = response.Body.Close()
}
