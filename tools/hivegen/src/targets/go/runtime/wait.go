package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"

	"hivegen.invalid/client/internal/document"
	"hivegen.invalid/client/internal/retry"
)

// WaitOption sets up a wait. Every CallOption is one, too, and sets up its polls.
type WaitOption interface{ applyToWait(*waitSettings) }

type waitSettings struct {
	deadline, minDelay, maxDelay *time.Duration
	request                      []CallOption
	progress                     func(any) error
}

type waitOption func(*waitSettings)

func (o waitOption) applyToWait(settings *waitSettings) { o(settings) }

// WithMinDelay is the shortest time between two polls; the first wait is about this long.
func WithMinDelay(delay time.Duration) WaitOption {
	return waitOption(func(s *waitSettings) { s.minDelay = &delay })
}

// WithMaxDelay is the longest time between two polls.
func WithMaxDelay(delay time.Duration) WaitOption {
	return waitOption(func(s *waitSettings) { s.maxDelay = &delay })
}

// OnProgress is called with each value that is polled, the last one included. It takes what the wait returns.
func OnProgress[T any](report func(T)) WaitOption {
	return waitOption(func(s *waitSettings) {
		s.progress = func(value any) error {
			polled, ok := value.(T)
			if !ok {
				return configurationError("the function of OnProgress takes another type than %T, which is waited for", value)
			}
			report(polled)
			return nil
		}
	})
}

// pace of polling.
type pace struct {
	deadline, minDelay, maxDelay time.Duration
	// lastTry is how long before the deadline the last poll is made, so that its answer can still count.
	lastTry time.Duration
}

// waitFor polls until the value is in a final state. The time between polls grows from minDelay to maxDelay, with jitter, as
// that of Smithy's waiters; a poll's answer may say when to come back.
func waitFor[T any](
	ctx context.Context, c *core, w *waiter, options []WaitOption,
	poll func(context.Context, ...CallOption) (T, error),
) (T, error) {
	var value, nothing T
	settings, pace, err := c.waitSettings(w, options)
	if err != nil {
		return nothing, err
	}
	clock := c.shared.clock
	endsAt := clock.Now().Add(pace.deadline)
	seen := false
	for attempt := 1; ; attempt++ {
		var response Response
		request := append(settings.request[:len(settings.request):len(settings.request)], WithResponse(&response))
		if pace.deadline > 0 {
			request = append(request, WithDeadline(max(endsAt.Sub(clock.Now()), pace.lastTry)))
		}
		polled, err := poll(ctx, request...)
		if err != nil {
			return nothing, w.pollError(err, pace, value, seen)
		}
		value, seen = polled, true
		if err := settings.report(value); err != nil {
			return value, err
		}
		if done, err := w.isFinal(value); done || err != nil {
			return value, err
		}
		hint, hinted := retry.Hint(response.Status, response.Header, nil, clock.Now())
		delay, ok := pace.nextDelay(attempt, endsAt.Sub(clock.Now()), clock.Random(), hint, hinted)
		if !ok {
			return value, w.deadlineError(pace, value, nil)
		}
		if err := c.pause(ctx, w, delay, attempt); err != nil {
			return value, err
		}
	}
}

func (c *core) waitSettings(w *waiter, options []WaitOption) (waitSettings, pace, error) {
	var settings waitSettings
	for _, option := range options {
		option.applyToWait(&settings)
	}
	if _, _, err := c.callSettings(nil); err != nil {
		return settings, pace{}, err
	}
	pace, err := resolvePace(w, &settings)
	return settings, pace, err
}

func (s *waitSettings) report(value any) error {
	if s.progress == nil {
		return nil
	}
	return s.progress(value)
}

func resolvePace(w *waiter, settings *waitSettings) (pace, error) {
	made := pace{deadline: w.deadline, minDelay: w.minDelay, maxDelay: w.maxDelay}
	for _, given := range []struct {
		name   string
		value  *time.Duration
		target *time.Duration
	}{
		{"deadline", settings.deadline, &made.deadline},
		{"shortest delay", settings.minDelay, &made.minDelay},
		{"longest delay", settings.maxDelay, &made.maxDelay},
	} {
		if given.value == nil {
			continue
		}
		if *given.value <= 0 {
			return made, configurationError("%s: the %s must be above 0, and is %s", w.name, given.name, *given.value)
		}
		*given.target = *given.value
	}
	made.maxDelay = max(made.minDelay, made.maxDelay)
	made.lastTry = made.minDelay
	if made.deadline > 0 {
		made.lastTry = min(made.minDelay, made.deadline/2)
	}
	return made, nil
}

// nextDelay until the next poll; false when the last one has been made.
func (p pace) nextDelay(attempt int, remaining time.Duration, random float64, hint time.Duration, hinted bool) (time.Duration, bool) {
	bound := math.Min(float64(p.maxDelay), float64(p.minDelay)*math.Pow(2, float64(attempt-1)))
	delay := p.minDelay + time.Duration(random*(bound-float64(p.minDelay)))
	if hinted {
		delay = max(p.minDelay, time.Duration(float64(hint)*(1+0.1*random)))
	}
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
			return false, w.failed(&WaiterError{Waiter: w.name, Reason: WaiterFailed, Value: value, message: message})
		}
	}
	return false, nil
}

func (m stateMatch) matches(text []byte) bool {
	state, ok := document.Lookup(text, m.place)
	return ok && contains(m.states, state)
}

// failed is the error of the type that belongs to what is waited for.
func (w *waiter) failed(err *WaiterError) error {
	if w.typed == nil {
		return err
	}
	return w.typed(err)
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
