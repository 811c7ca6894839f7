package client

import "time"

const defaultTimeout = time.Minute

// resolvedLimits bound one call.
type resolvedLimits struct {
	timeout time.Duration
	// deadline over all; 0: none.
	deadline time.Duration
	// maxRetries; nil: as the contract says.
	maxRetries *int
}

// resolveLimits takes the call's limits, else the client's, else the defaults.
func resolveLimits(call, client limits) (resolvedLimits, error) {
	resolved := resolvedLimits{timeout: defaultTimeout, maxRetries: firstOf(call.maxRetries, client.maxRetries)}
	if resolved.maxRetries != nil && *resolved.maxRetries < 0 {
		return resolved, configurationError("the number of retries must be 0 or more, and is %d", *resolved.maxRetries)
	}
	if timeout := firstOf(call.timeout, client.timeout); timeout != nil {
		resolved.timeout = *timeout
	}
	if resolved.timeout <= 0 {
		return resolved, configurationError("the timeout must be above 0, and is %s", resolved.timeout)
	}
	if deadline := firstOf(call.deadline, client.deadline); deadline != nil {
		resolved.deadline = *deadline
		if *deadline <= 0 {
			return resolved, configurationError("the deadline must be above 0, and is %s", *deadline)
		}
	}
	return resolved, nil
}

func firstOf[T any](values ...*T) *T {
	for _, value := range values {
		if value != nil {
			return value
		}
	}
	return nil
}
