// Package clock is what makes calls depend on when they run. Tests replace it; programs don't need to.
package clock

import (
	"context"
	"math/rand/v2"
	"time"
)

// Clock tells time and waits.
type Clock interface {
	Now() time.Time
	// Random is at least 0 and below 1.
	Random() float64
	// Sleep waits, and ends early with the context's cause when that is done.
	Sleep(ctx context.Context, delay time.Duration) error
	// AfterFunc calls fire once after some time, in its own goroutine, and returns a function that prevents it.
	AfterFunc(delay time.Duration, fire func()) (stop func())
}

// System is the clock of the machine.
type System struct{}

func (System) Now() time.Time { return time.Now() }

func (System) Random() float64 { return rand.Float64() }

func (System) Sleep(ctx context.Context, delay time.Duration) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (System) AfterFunc(delay time.Duration, fire func()) (stop func()) {
	timer := time.AfterFunc(delay, fire)
	return func() { timer.Stop() }
}
