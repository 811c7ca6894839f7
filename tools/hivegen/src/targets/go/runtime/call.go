package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"hivegen.invalid/client/internal/document"
)

// Response is what is known about the response of a call, besides its data.
type Response struct {
	// Status of the response.
	Status int
	// Header of the response.
	Header http.Header
	// RequestID is to be quoted when asking for support.
	RequestID string
	// Meta is what the envelope says besides the data, as JSON; nil where there is none.
	Meta json.RawMessage
	// Data as it came, as JSON: with what this version does not know. Of a page, the list.
	Data json.RawMessage
	// Body is the whole body as it came; nil for downloads.
	Body []byte
	// Attempts are the HTTP requests that it took.
	Attempts int
	// Retries are those of them that were made again.
	Retries int
	// RetryDelay is the time spent waiting between attempts.
	RetryDelay time.Duration
}

// bindable objects have methods that call the API.
type bindable interface{ bind(*core) }

// call makes a call from its arguments to its data.
func call[T any](ctx context.Context, c *core, op *operation, in *input, options []CallOption) (T, error) {
	fetched, err := c.fetch(ctx, op, in, options)
	if err != nil || fetched.none {
		var nothing T
		return nothing, err
	}
	value, err := decode[T](c, fetched.delivery, fetched.data)
	return value, c.reported(ctx, op, err)
}

// callText makes a call whose data is text.
func callText(ctx context.Context, c *core, op *operation, in *input, options []CallOption) (string, error) {
	fetched, err := c.fetch(ctx, op, in, options)
	if err != nil {
		return "", err
	}
	return string(bytes.TrimPrefix(fetched.data, byteOrderMark)), nil
}

// callNothing makes a call without data.
func callNothing(ctx context.Context, c *core, op *operation, in *input, options []CallOption) error {
	_, err := c.fetch(ctx, op, in, options)
	return err
}

// fetched is a response that has been read.
type fetched struct {
	content
	delivery *delivery
}

// decode reads data as a value, and gives it its methods.
func decode[T any](c *core, result *delivery, data json.RawMessage) (T, error) {
	var value T
	if err := json.Unmarshal(data, &value); err != nil {
		return value, c.notDeclared(result, "the data is not what the contract declares: "+err.Error(), err)
	}
	if object, ok := any(value).(bindable); ok {
		object.bind(c)
	}
	return value, nil
}

func (c *core) callSettings(options []CallOption) (callSettings, resolvedLimits, error) {
	var settings callSettings
	if c == nil {
		return settings, resolvedLimits{}, configurationError("this object did not come from a client, so it has no calls")
	}
	for _, option := range options {
		option.applyToCall(&settings)
	}
	if len(options) == 0 {
		return settings, c.limits, nil
	}
	limits, err := resolveLimits(settings.limits, c.settings.limits)
	return settings, limits, err
}

// answered fills in what is known about the response.
func (s *callSettings) answered(response Response) {
	for _, target := range s.responses {
		*target = response
	}
}

// failed fills in what an error tells about the response.
func (s *callSettings) failed(err error) error {
	var failure *APIError
	if errors.As(err, &failure) {
		s.answered(Response{
			Status:     failure.Status,
			Header:     failure.Header,
			RequestID:  failure.RequestID,
			Body:       failure.Body,
			Attempts:   failure.Attempts,
			Retries:    failure.Retries,
			RetryDelay: failure.RetryDelay,
		})
	}
	return err
}

// fetch sends a call and reads its response.
func (c *core) fetch(ctx context.Context, op *operation, in *input, options []CallOption) (*fetched, error) {
	settings, limits, err := c.callSettings(options)
	if err != nil {
		return nil, c.reported(ctx, op, err)
	}
	request, err := c.serialize(ctx, op, in, &settings)
	if err != nil {
		return nil, c.reported(ctx, op, err)
	}
	return c.fetchRequest(ctx, op, request, limits, &settings)
}

func (c *core) fetchRequest(ctx context.Context, op *operation, request *outgoing, limits resolvedLimits, settings *callSettings) (*fetched, error) {
	result, err := c.deliver(ctx, op, request, limits, false)
	if err != nil {
		return nil, c.reported(ctx, op, settings.failed(err))
	}
	content, err := c.unwrap(op, result)
	if len(settings.responses) > 0 {
		settings.answered(c.responseOf(op, result, content))
	}
	if err != nil {
		return nil, c.reported(ctx, op, err)
	}
	return &fetched{content, result}, nil
}

// deliver sends a serialised request with credentials.
func (c *core) deliver(ctx context.Context, op *operation, request *outgoing, limits resolvedLimits, unread bool) (*delivery, error) {
	return c.send(ctx, &transmission{op: op, request: request, limits: limits, unread: unread, authenticator: c.shared.authenticator})
}

// reported tells the OnError hook of an error.
func (c *core) reported(ctx context.Context, op *operation, err error) error {
	if err != nil && c != nil && c.hooks.OnError != nil {
		c.hooks.OnError(ctx, op.id, err)
	}
	return err
}

func (c *core) responseOf(op *operation, result *delivery, content content) Response {
	place := c.api.errors.requestID
	if op.errors != nil {
		place = op.errors.requestID
	}
	return Response{
		Status:     result.response.StatusCode,
		Header:     result.response.Header,
		RequestID:  firstText(document.Text(content.body, place), c.headerRequestID(result.response)),
		Meta:       content.meta,
		Data:       content.data,
		Body:       result.body,
		Attempts:   result.call.Attempts,
		Retries:    result.call.Retries,
		RetryDelay: result.call.RetryDelay,
	}
}
