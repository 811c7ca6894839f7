package client

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strings"
	"time"

	"hivegen.invalid/client/internal/retry"
)

// resumption goes on with a body that broke: by a request for the bytes that are missing, which the server answers only if
// it still has the same content.
type resumption struct {
	client     *core
	ctx        context.Context
	op         *operation
	request    *outgoing
	limits     resolvedLimits
	validator  string
	deadlineAt time.Time
	call       CallInfo
	count      int
}

// newResumption is nil where a response doesn't allow to go on with it.
func newResumption(ctx context.Context, c *core, op *operation, request *outgoing, limits resolvedLimits, begun *delivery) *resumption {
	validator := validatorOf(begun.response)
	if validator == "" || op.method != http.MethodGet {
		return nil
	}
	made := &resumption{client: c, ctx: ctx, op: op, request: request, limits: limits, validator: validator, call: begun.call}
	if limits.deadline > 0 {
		made.deadlineAt = c.shared.clock.Now().Add(limits.deadline)
	}
	return made
}

// after returns what is left of the content; nil if there is no way to get it.
func (r *resumption) after(failure error, received int64) (*delivery, error) {
	policy := retry.Resolve(r.client.api.retry, r.op.retry)
	if r.limits.maxRetries != nil {
		policy.MaxRetries = *r.limits.maxRetries
	}
	if !isPassing(failure) || r.count >= policy.MaxRetries {
		return nil, nil
	}
	cost, ok := r.client.shared.budget.Spend(retry.Transient)
	if !ok {
		return nil, nil
	}
	bound := math.Min(float64(policy.MaxDelay), float64(policy.BaseDelay)*math.Pow(2, float64(r.count)))
	delay := time.Duration(r.client.shared.clock.Random() * bound)
	r.count++
	if hook := r.client.hooks.OnRetry; hook != nil {
		if err := hook(r.ctx, &RetryEvent{Operation: r.op.id, Attempt: r.count, Delay: delay, Err: failure}); err != nil {
			return nil, err
		}
	}
	waiting, stop := r.client.bounded(r.ctx)
	err := r.client.shared.clock.Sleep(waiting, delay)
	stop()
	if err != nil {
		return nil, stoppedError(r.call, r.limits, err)
	}
	delivered, err := r.rest(received)
	if delivered != nil {
		r.client.shared.budget.Refund(cost)
	}
	return delivered, err
}

// rest: what a server sends that can't or won't go on is of no use, nor is its error: the break is what went wrong.
func (r *resumption) rest(received int64) (*delivery, error) {
	request := *r.request
	request.header = request.header.Clone()
	if received > 0 {
		request.header["Range"] = []string{fmt.Sprintf("bytes=%d-", received)}
		request.header["If-Range"] = []string{r.validator}
	}
	limits := r.limits
	if !r.deadlineAt.IsZero() {
		limits.deadline = max(1, r.deadlineAt.Sub(r.client.shared.clock.Now()))
	}
	delivered, err := r.client.deliver(r.ctx, r.op, &request, limits, true)
	if err != nil {
		var abort *AbortError
		var timeout *TimeoutError
		if errors.As(err, &abort) || errors.As(err, &timeout) && timeout.Limit == DeadlineLimit {
			return nil, err
		}
		return nil, nil
	}
	if goesOn(delivered.response, received, r.validator) {
		return delivered, nil
	}
	discard(delivered.response)
	delivered.attempt.end()
	return nil, nil
}

// validatorOf tells that content is still the same, where the server can send parts of it: a strong one (RFC 9110, 13.1.5).
func validatorOf(response *http.Response) string {
	header := response.Header
	encoding := header.Get("Content-Encoding")
	isPlain := (encoding == "" || encoding == "identity") && !response.Uncompressed
	if response.StatusCode != http.StatusOK || !isPlain || header.Get("Accept-Ranges") == "none" {
		return ""
	}
	if tag := header.Get("ETag"); tag != "" {
		if strings.HasPrefix(tag, `"`) {
			return tag
		}
		return ""
	}
	modified, err := http.ParseTime(header.Get("Last-Modified"))
	if err != nil {
		return ""
	}
	// What was changed within the same second would have the same date.
	date, err := http.ParseTime(header.Get("Date"))
	if err != nil || date.Sub(modified) < time.Second {
		return ""
	}
	return header.Get("Last-Modified")
}

// goesOn tells whether a response has what is missing. expected is the validator of what was begun.
func goesOn(response *http.Response, received int64, expected string) bool {
	name := "Last-Modified"
	if strings.HasPrefix(expected, `"`) {
		name = "ETag"
	}
	validator := response.Header.Get(name)
	if received == 0 {
		return response.StatusCode == http.StatusOK && validator == expected
	}
	isPart := strings.HasPrefix(response.Header.Get("Content-Range"), fmt.Sprintf("bytes %d-", received))
	return response.StatusCode == http.StatusPartialContent && isPart && (validator == "" || validator == expected)
}

func isPassing(failure error) bool {
	var connection *ConnectionError
	var timeout *TimeoutError
	return errors.As(failure, &connection) || errors.As(failure, &timeout) && timeout.Limit == IdleLimit
}
