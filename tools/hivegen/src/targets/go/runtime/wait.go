package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"

	"hivegen.invalid/client/internal/document"
)

// WaitOptions say how to wait; nil stands for the contract's defaults.
type WaitOptions[T any] struct {
	// OnProgress is called with each value that is polled, the last one included.
	OnProgress func(T)
	// Deadline over all. Default: as the contract says, which may be for ever; the context's holds, too.
	Deadline time.Duration
	// MinDelay is the shortest time between two polls; the first wait is about this long.
	MinDelay time.Duration
	// MaxDelay is the longest time between two polls.
	MaxDelay time.Duration
	// Request has options for each poll.
	Request []CallOption
}

// pace of polling.
type pace struct {
	deadline, minDelay, maxDelay time.Duration
	// lastTry is how long before the deadline the last poll is made, so that its answer can still count.
	lastTry time.Duration
}

// waitFor polls until the value is in a final state. The time between polls grows from minDelay to maxDelay, with jitter, as
// that of Smithy's waiters.
func waitFor[T any](
	ctx context.Context, c *core, w *waiter, options *WaitOptions[T],
	poll func(context.Context, ...CallOption) (T, error),
) (T, error) {
	var value, nothing T
	if options == nil {
		options = &WaitOptions[T]{}
	}
	if _, _, err := c.callSettings(nil); err != nil {
		return nothing, err
	}
	pace, err := resolvePace(w, options.Deadline, options.MinDelay, options.MaxDelay)
	if err != nil {
		return nothing, err
	}
	clock := c.shared.clock
	endsAt := clock.Now().Add(pace.deadline)
	seen := false
	for attempt := 1; ; attempt++ {
		request := options.Request
		if pace.deadline > 0 {
			request = append(request[:len(request):len(request)], WithDeadline(max(endsAt.Sub(clock.Now()), pace.lastTry)))
		}
		polled, err := poll(ctx, request...)
		if err != nil {
			return nothing, w.pollError(err, pace, value, seen)
		}
		value, seen = polled, true
		if options.OnProgress != nil {
			options.OnProgress(value)
		}
		if done, err := w.isFinal(value); done || err != nil {
			return value, err
		}
		delay, ok := pace.nextDelay(attempt, endsAt.Sub(clock.Now()), clock.Random())
		if !ok {
			return value, w.deadlineError(pace, value, nil)
		}
		if err := c.pause(ctx, w, delay, attempt); err != nil {
			return value, err
		}
	}
}

func resolvePace(w *waiter, deadline, minDelay, maxDelay time.Duration) (pace, error) {
	if deadline < 0 || minDelay < 0 || maxDelay < 0 {
		return pace{}, configurationError("%s: deadline and delays of a wait must be above 0", w.name)
	}
	made := pace{deadline: w.deadline, minDelay: w.minDelay, maxDelay: w.maxDelay}
	if deadline > 0 {
		made.deadline = deadline
	}
	if minDelay > 0 {
		made.minDelay = minDelay
	}
	if maxDelay > 0 {
		made.maxDelay = maxDelay
	}
	made.maxDelay = max(made.minDelay, made.maxDelay)
	made.lastTry = made.minDelay
	if made.deadline > 0 {
		made.lastTry = min(made.minDelay, made.deadline/2)
	}
	return made, nil
}

// nextDelay until the next poll; false when the last one has been made.
func (p pace) nextDelay(attempt int, remaining time.Duration, random float64) (time.Duration, bool) {
	bound := math.Min(float64(p.maxDelay), float64(p.minDelay)*math.Pow(2, float64(attempt-1)))
	delay := p.minDelay + time.Duration(random*(bound-float64(p.minDelay)))
	if p.deadline == 0 {
		return delay, true
	}
	if remaining <= p.lastTry {
		return 0, false
	}
	return min(delay, remaining-p.lastTry), true
}

// isFinal tells whether the wait is over, or has failed. States that nobody has told us about mean to go on.
func (w *waiter) isFinal(value any) (bool, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return false, err
	}
	for _, match := range w.success {
		if match.matches(text) {
			return true, nil
		}
	}
	for _, match := range w.failure {
		if match.matches(text) {
			state, _ := document.Lookup(text, match.place)
			message := fmt.Sprintf("failed: %s is %s", match.place, state)
			return false, &WaiterError{Waiter: w.name, Reason: WaiterFailed, Value: value, message: message}
		}
	}
	return false, nil
}

func (m stateMatch) matches(text []byte) bool {
	state, ok := document.Lookup(text, m.place)
	return ok && contains(m.states, state)
}

// pollError: a poll that ran out of time is the wait's deadline.
func (w *waiter) pollError(err error, pace pace, value any, seen bool) error {
	var timeout *TimeoutError
	if !errors.As(err, &timeout) || timeout.Limit != DeadlineLimit {
		return err
	}
	if !seen {
		value = nil
	}
	return w.deadlineError(pace, value, err)
}

func (w *waiter) deadlineError(pace pace, value any, cause error) error {
	message := "not finished within " + pace.deadline.String()
	if text, err := json.Marshal(value); err == nil && value != nil {
		for _, match := range w.success {
			state, _ := document.Lookup(text, match.place)
			message += fmt.Sprintf("; %s is %s", match.place, state)
		}
	}
	message += "; it may still finish: wait again, or longer"
	return &WaiterError{Waiter: w.name, Reason: WaiterDeadline, Value: value, message: message, cause: cause}
}

// pause between two polls.
func (c *core) pause(ctx context.Context, w *waiter, delay time.Duration, attempts int) error {
	waiting, stop := c.bounded(ctx)
	defer stop()
	if err := c.shared.clock.Sleep(waiting, delay); err != nil {
		return stoppedError(CallInfo{Operation: w.name, Attempts: attempts, route: w.name}, resolvedLimits{}, err)
	}
	return nil
}
