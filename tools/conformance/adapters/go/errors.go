package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/hivepro/hivepro-go"
)

// describe an error as the protocol has it.
func describe(err error) map[string]any {
	made := map[string]any{"type": typeOf(err), "message": err.Error(), "printed": printed(err)}
	var api *hivepro.APIError
	var envelope *hivepro.EnvelopeError
	var timeout *hivepro.TimeoutError
	var abort *hivepro.AbortError
	var connection *hivepro.ConnectionError
	var waiter *hivepro.WaiterError
	var webhook *hivepro.WebhookError
	switch {
	case errors.As(err, &waiter):
		made["reason"], made["value"] = waiter.Reason, waiter.Value
	case errors.As(err, &api):
		describeCall(made, api.CallInfo)
		made["status"] = api.Status
		set(made, "code", string(api.Code))
		set(made, "requestId", api.RequestID)
		if api.Details != nil {
			made["details"] = api.Details
		}
		if api.RetryAfter >= 0 {
			made["retryAfter"] = api.RetryAfter.Seconds()
		}
	case errors.As(err, &envelope):
		describeCall(made, envelope.CallInfo)
		made["status"], made["excerpt"] = envelope.Status, envelope.Excerpt
		set(made, "requestId", envelope.RequestID)
	case errors.As(err, &timeout):
		describeCall(made, timeout.CallInfo)
		made["limit"] = timeout.Limit
	case errors.As(err, &abort):
		describeCall(made, abort.CallInfo)
	case errors.As(err, &connection):
		describeCall(made, connection.CallInfo)
	case errors.As(err, &webhook):
		made["reason"] = webhook.Reason
	}
	return made
}

func describeCall(made map[string]any, call hivepro.CallInfo) {
	made["attempts"], made["retryCount"], made["retryDelay"] = call.Attempts, call.Retries, call.RetryDelay.Seconds()
}

func set(made map[string]any, name, text string) {
	if text != "" {
		made[name] = text
	}
}

// typeOf is the most specific of the protocol's names. The message of an APIError is the server's, with notes.
func typeOf(err error) string {
	if _, ok := err.(unsupported); ok {
		return "UnsupportedCommand"
	}
	types := []struct {
		name    string
		matches bool
	}{
		{"ScanFailedError", is[*hivepro.ScanFailedError](err)},
		{"ReportFailedError", is[*hivepro.ReportFailedError](err)},
		{"WaiterError", is[*hivepro.WaiterError](err)},
		{"OAuthError", is[*hivepro.OAuthError](err)},
		{"BadRequestError", is[*hivepro.BadRequestError](err)},
		{"AuthenticationError", is[*hivepro.AuthenticationError](err)},
		{"PermissionDeniedError", is[*hivepro.PermissionDeniedError](err)},
		{"NotFoundError", is[*hivepro.NotFoundError](err)},
		{"ConflictError", is[*hivepro.ConflictError](err)},
		{"PayloadTooLargeError", is[*hivepro.PayloadTooLargeError](err)},
		{"UnprocessableContentError", is[*hivepro.UnprocessableContentError](err)},
		{"RateLimitError", is[*hivepro.RateLimitError](err)},
		{"InternalServerError", is[*hivepro.InternalServerError](err)},
		{"ApiError", is[*hivepro.APIError](err)},
		{"ConnectionError", is[*hivepro.ConnectionError](err)},
		{"TimeoutError", is[*hivepro.TimeoutError](err)},
		{"AbortError", is[*hivepro.AbortError](err)},
		{"EnvelopeError", is[*hivepro.EnvelopeError](err)},
		{"WebhookError", is[*hivepro.WebhookError](err)},
		{"PaginationError", is[*hivepro.PaginationError](err)},
		{"InvalidInputError", is[*hivepro.InvalidInputError](err)},
		{"ConfigurationError", is[*hivepro.ConfigurationError](err)},
		{"ClientError", errors.Is(err, hivepro.ErrClosed)},
	}
	for _, candidate := range types {
		if candidate.matches {
			return candidate.name
		}
	}
	return fmt.Sprintf("%T (none of the SDK's)", err)
}

func is[E error](err error) bool {
	var target E
	return errors.As(err, &target)
}

// printed is everything that a program could print of an error and its causes.
func printed(err error) string {
	var text strings.Builder
	for cause := err; cause != nil; cause = errors.Unwrap(cause) {
		fmt.Fprintf(&text, "%v\n%+v\n%#v\n", cause, cause, cause)
		if encoded, err := json.Marshal(cause); err == nil {
			fmt.Fprintf(&text, "%s\n", encoded)
		}
	}
	return text.String()
}
