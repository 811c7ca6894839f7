// Package retry decides whether and when a failed attempt is made again.
package retry

import (
	"slices"
	"time"
)

// Policy says how often and how patiently a call is tried again.
type Policy struct {
	// MaxRetries after the first attempt.
	MaxRetries int
	// Statuses that are worth another attempt besides the usual ones.
	Statuses []int
	// BaseDelay is the first backoff step for transient failures.
	BaseDelay time.Duration
	// ThrottleDelay is the first backoff step when throttled.
	ThrottleDelay time.Duration
	// MaxDelay bounds a backoff step.
	MaxDelay time.Duration
	// MaxRetryAfter: a server's hint above this fails at once.
	MaxRetryAfter time.Duration
}

// Override is what an API or an operation says about its policy; what is zero stays as it is.
type Override struct {
	// MaxRetries can be 0, so it is absent as nil.
	MaxRetries    *int
	Statuses      []int
	BaseDelay     time.Duration
	ThrottleDelay time.Duration
	MaxDelay      time.Duration
	MaxRetryAfter time.Duration
}

// Times is a number of retries for an Override.
func Times(count int) *int { return &count }

// Resolve applies overrides to the defaults, one after the other.
func Resolve(overrides ...Override) Policy {
	policy := Policy{
		MaxRetries:    2,
		BaseDelay:     500 * time.Millisecond,
		ThrottleDelay: time.Second,
		MaxDelay:      8 * time.Second,
		MaxRetryAfter: time.Minute,
	}
	for _, override := range overrides {
		policy = override.onto(policy)
	}
	return policy
}

func (o Override) onto(policy Policy) Policy {
	if o.MaxRetries != nil {
		policy.MaxRetries = *o.MaxRetries
	}
	if o.Statuses != nil {
		policy.Statuses = slices.Clone(o.Statuses)
	}
	replace(&policy.BaseDelay, o.BaseDelay)
	replace(&policy.ThrottleDelay, o.ThrottleDelay)
	replace(&policy.MaxDelay, o.MaxDelay)
	replace(&policy.MaxRetryAfter, o.MaxRetryAfter)
	return policy
}

func replace(target *time.Duration, value time.Duration) {
	if value != 0 {
		*target = value
	}
}
