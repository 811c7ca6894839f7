package retry

import (
	"math"
	"time"
)

// Failure is a failed attempt.
type Failure struct {
	Class Class
	// Hint is what the server asks to wait, if it does.
	Hint   time.Duration
	Hinted bool
}

// Circumstances are what else counts.
type Circumstances struct {
	Policy Policy
	// Retries made so far.
	Retries int
	// Safe to repeat.
	Safe bool
	// Replayable: its body can be sent again.
	Replayable bool
	// Remaining until the call's deadline; nil without one.
	Remaining *time.Duration
	Budget    *Budget
	// Random is at least 0 and below 1.
	Random func() float64
}

// Decision is whether, and after how long, an attempt is made again.
type Decision struct {
	Retry bool
	Delay time.Duration
	// Cost is what it took from the budget.
	Cost int
}

// Decide on a failed attempt.
func Decide(failure Failure, c Circumstances) Decision {
	if failure.Class == Final || !c.Replayable || failure.Class == Transient && !c.Safe {
		return Decision{}
	}
	if c.Retries >= c.Policy.MaxRetries || failure.Hinted && failure.Hint > c.Policy.MaxRetryAfter {
		return Decision{}
	}
	delay := delayOf(failure, c)
	if c.Remaining != nil && delay >= *c.Remaining {
		return Decision{}
	}
	cost, ok := c.Budget.Spend(failure.Class)
	return Decision{Retry: ok, Delay: delay, Cost: cost}
}

// delayOf is the server's hint and a little more, so that clients don't all return at once; or full jitter below a bound
// that grows.
func delayOf(failure Failure, c Circumstances) time.Duration {
	if failure.Hinted {
		return scale(failure.Hint, 1+0.1*c.Random())
	}
	step := c.Policy.BaseDelay
	if failure.Class == Throttle {
		step = c.Policy.ThrottleDelay
	}
	bound := math.Min(float64(c.Policy.MaxDelay), float64(step)*math.Pow(2, float64(c.Retries)))
	return time.Duration(c.Random() * bound)
}

func scale(duration time.Duration, factor float64) time.Duration {
	return time.Duration(float64(duration) * factor)
}
