package client

import (
	"errors"
	"fmt"
	"net/http"
	"time"
)

// CallInfo tells about a call that failed.
type CallInfo struct {
	// Operation is the contract's operationId.
	Operation string
	// Attempts are the HTTP requests made for this call; 0 when it failed before the first.
	Attempts int
	// Retries are those of them that were made again; a new attempt with a fresh token is none.
	Retries int
	// RetryDelay is the time spent waiting between attempts.
	RetryDelay time.Duration

	route string
}

func (c *CallInfo) describe(message string) string {
	note := ""
	if c.Attempts > 1 {
		note = fmt.Sprintf(" (after %d attempts)", c.Attempts)
	}
	return c.route + ": " + message + note
}

// ErrorCode is the contract's code of an error. A newer server may send codes that this version does not know.
//
// Codes are errors themselves, so that errors.Is finds them:
//
//	if errors.Is(err, ErrorCode("NOT_FOUND")) { ... }
type ErrorCode string

// Error makes a code something to look for with errors.Is.
func (c ErrorCode) Error() string { return string(c) }

// APIError is an error that the server answered with. Errors of a type for their status wrap one, so errors.As finds it for
// all of them. An error inside of a 2xx response is a plain APIError.
type APIError struct {
	CallInfo
	// Status of the response.
	Status int
	// Code is the contract's, and tells more than the status.
	Code ErrorCode
	// Message of the server.
	Message string
	// Details that the server adds to the message, as the contract declares them.
	Details any
	// RequestID is to be quoted when asking for support.
	RequestID string
	// RetryAfter is what the server asks to wait; negative if it doesn't.
	RetryAfter time.Duration
	// Header of the response.
	Header http.Header `json:"-"`
	// Body of the response as it came, without credentials.
	Body []byte `json:"-"`
}

const longestMessage = 1000

// Error tells route, message, status, code and request id; never headers or credentials.
func (e *APIError) Error() string {
	notes := fmt.Sprint(e.Status)
	if e.Code != "" {
		notes += " " + string(e.Code)
	}
	if e.RequestID != "" {
		notes += ", request " + e.RequestID
	}
	if e.RetryAfter >= 0 {
		notes += fmt.Sprintf(", retry after %d s", (e.RetryAfter+time.Second-1)/time.Second)
	}
	message := []rune(e.Message)
	return e.describe(fmt.Sprintf("%s [%s]", string(message[:min(len(message), longestMessage)]), notes))
}

// Is tells whether this is an error with a code.
func (e *APIError) Is(target error) bool {
	code, ok := target.(ErrorCode)
	return ok && code != "" && e.Code == code
}

// BadRequestError is an APIError with status 400.
type BadRequestError struct{ *APIError }

// Unwrap returns the APIError.
func (e *BadRequestError) Unwrap() error { return e.APIError }

// AuthenticationError is an APIError with status 401: credentials are missing, wrong, expired or revoked.
type AuthenticationError struct{ *APIError }

// Unwrap returns the APIError.
func (e *AuthenticationError) Unwrap() error { return e.APIError }

// OAuthError says that the token endpoint refused the client credentials. Its code is that of RFC 6749, such as
// invalid_client. It is an AuthenticationError too.
type OAuthError struct{ *AuthenticationError }

// Unwrap returns the AuthenticationError.
func (e *OAuthError) Unwrap() error { return e.AuthenticationError }

// PermissionDeniedError is an APIError with status 403: the credentials are fine and do not allow this.
type PermissionDeniedError struct{ *APIError }

// Unwrap returns the APIError.
func (e *PermissionDeniedError) Unwrap() error { return e.APIError }

// NotFoundError is an APIError with status 404.
type NotFoundError struct{ *APIError }

// Unwrap returns the APIError.
func (e *NotFoundError) Unwrap() error { return e.APIError }

// ConflictError is an APIError with status 409: the resource is in a state that does not allow this.
type ConflictError struct{ *APIError }

// Unwrap returns the APIError.
func (e *ConflictError) Unwrap() error { return e.APIError }

// PayloadTooLargeError is an APIError with status 413.
type PayloadTooLargeError struct{ *APIError }

// Unwrap returns the APIError.
func (e *PayloadTooLargeError) Unwrap() error { return e.APIError }

// UnprocessableContentError is an APIError with status 422.
type UnprocessableContentError struct{ *APIError }

// Unwrap returns the APIError.
func (e *UnprocessableContentError) Unwrap() error { return e.APIError }

// RateLimitError is an APIError with status 429: the rate limit is used up, and waiting for it would have taken too long.
// See RetryAfter.
type RateLimitError struct{ *APIError }

// Unwrap returns the APIError.
func (e *RateLimitError) Unwrap() error { return e.APIError }

// InternalServerError is an APIError with a status of 500 or above.
type InternalServerError struct{ *APIError }

// Unwrap returns the APIError.
func (e *InternalServerError) Unwrap() error { return e.APIError }

// typed returns the error of the type that belongs to the status.
func (e *APIError) typed() error {
	switch e.Status {
	case http.StatusBadRequest:
		return &BadRequestError{e}
	case http.StatusUnauthorized:
		return &AuthenticationError{e}
	case http.StatusForbidden:
		return &PermissionDeniedError{e}
	case http.StatusNotFound:
		return &NotFoundError{e}
	case http.StatusConflict:
		return &ConflictError{e}
	case http.StatusRequestEntityTooLarge:
		return &PayloadTooLargeError{e}
	case http.StatusUnprocessableEntity:
		return &UnprocessableContentError{e}
	case http.StatusTooManyRequests:
		return &RateLimitError{e}
	}
	if e.Status >= http.StatusInternalServerError {
		return &InternalServerError{e}
	}
	return e
}

// ConnectionError says that no complete response arrived: refused, reset, name not found, a body that ended early.
type ConnectionError struct {
	CallInfo
	message string
	cause   error
}

func (e *ConnectionError) Error() string { return e.describe(e.message) }

// Unwrap returns the error of the network.
func (e *ConnectionError) Unwrap() error { return e.cause }

// TimeLimit is a limit that a call can run into.
type TimeLimit string

const (
	// AttemptLimit is that of WithTimeout.
	AttemptLimit TimeLimit = "attempt"
	// DeadlineLimit is that of WithDeadline.
	DeadlineLimit TimeLimit = "deadline"
	// IdleLimit is that of WithIdleTimeout: a download stood still.
	IdleLimit TimeLimit = "idle"
)

// TimeoutError says that a time limit of the client was hit. A deadline of the context is an AbortError.
type TimeoutError struct {
	CallInfo
	// Limit that was hit.
	Limit   TimeLimit
	message string
}

func (e *TimeoutError) Error() string { return e.describe(e.message) }

// Timeout is true, as for errors of package net.
func (e *TimeoutError) Timeout() bool { return true }

// AbortError says that the context was canceled or ran into its deadline, or that the client was closed.
type AbortError struct {
	CallInfo
	message string
	cause   error
}

func (e *AbortError) Error() string { return e.describe(e.message) }

// Unwrap returns the context's cause, such as context.Canceled; nil if the client was closed.
func (e *AbortError) Unwrap() error { return e.cause }

// EnvelopeError says that a successful status came with a body that is not what the contract declares: a proxy's HTML page,
// truncated JSON, an envelope without its data. It is not retried.
type EnvelopeError struct {
	CallInfo
	Status int
	Header http.Header `json:"-"`
	// RequestID from the response's header.
	RequestID string
	// Excerpt is the beginning of the body as text, at most 512 characters.
	Excerpt string

	message string
	cause   error
}

func (e *EnvelopeError) Error() string { return e.describe(e.message) }

// Unwrap returns the error of package encoding/json, if there is one.
func (e *EnvelopeError) Unwrap() error { return e.cause }

// WaiterError is a wait that did not end in success.
type WaiterError struct {
	// Waiter is the name of the wait.
	Waiter string
	// Reason is WaiterFailed or WaiterDeadline.
	Reason WaiterReason
	// Value that was seen last; nil if the deadline passed before the first answer.
	Value any

	message string
	cause   error
}

// WaiterReason is why a wait ended.
type WaiterReason string

const (
	// WaiterFailed: a state was reached from which success can't follow.
	WaiterFailed WaiterReason = "failure"
	// WaiterDeadline: time ran out before any final state.
	WaiterDeadline WaiterReason = "deadline"
)

func (e *WaiterError) Error() string { return e.Waiter + ": " + e.message }

// Unwrap returns the TimeoutError of the last poll, if there is one.
func (e *WaiterError) Unwrap() error { return e.cause }

// WebhookReason is what is wrong with a webhook.
type WebhookReason string

const (
	// WebhookHeaders: one is missing, or is not what it should be.
	WebhookHeaders WebhookReason = "headers"
	// WebhookTime: too old, or from the future.
	WebhookTime WebhookReason = "time"
	// WebhookSignature: made with another secret or for other content.
	WebhookSignature WebhookReason = "signature"
	// WebhookPayload: signed, but not JSON.
	WebhookPayload WebhookReason = "payload"
)

// WebhookError is a request that is not, or not certainly, a webhook from whoever has the secret. Answer it with status 400.
type WebhookError struct {
	Reason  WebhookReason
	message string
	cause   error
}

func (e *WebhookError) Error() string { return e.message }

// Unwrap returns the error of package encoding/json, if there is one.
func (e *WebhookError) Unwrap() error { return e.cause }

// PaginationError is a list that can't be continued: a cursor came back a second time, or more pages are announced without
// a cursor.
type PaginationError struct{ message string }

func (e *PaginationError) Error() string { return e.message }

// InvalidInputError says that the arguments of a call can't be sent: an empty path parameter, a body that can't be written
// as JSON.
type InvalidInputError struct {
	message string
	cause   error
}

func (e *InvalidInputError) Error() string { return e.message }

// Unwrap returns the error of package encoding/json, if there is one.
func (e *InvalidInputError) Unwrap() error { return e.cause }

// ConfigurationError says that the client was set up in a way that can't work: missing credentials, an unusable base URL,
// an option out of range.
type ConfigurationError struct{ message string }

func (e *ConfigurationError) Error() string { return e.message }

func configurationError(format string, arguments ...any) error {
	return &ConfigurationError{fmt.Sprintf(format, arguments...)}
}

// ErrClosed is what calls of a closed client fail with, and the cause of an AbortError of those that were under way.
var ErrClosed = errors.New("the client was closed")
