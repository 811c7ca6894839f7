package client

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"

	"hivegen.invalid/client/internal/document"
	"hivegen.invalid/client/internal/retry"
)

const excerptLength = 512

// apiError reads an error body as the contract describes it; a body of any other form becomes the message.
func (c *core) apiError(op *operation, call CallInfo, response *http.Response, body []byte) *APIError {
	shape := &c.api.errors
	if op.errors != nil {
		shape = op.errors
	}
	text := bytes.TrimSpace(body)
	if !json.Valid(text) {
		text = nil
	}
	failure := &APIError{
		CallInfo:   call,
		Status:     response.StatusCode,
		Code:       ErrorCode(document.Text(text, shape.code)),
		Message:    firstText(document.Text(text, shape.message), document.Text(text, shape.title)),
		RequestID:  firstText(document.Text(text, shape.requestID), c.headerRequestID(response)),
		RetryAfter: -1,
		Header:     response.Header,
		Body:       body,
	}
	if shape.details != nil {
		failure.Details = document.Value(text, shape.details)
	}
	if failure.Message == "" {
		failure.Message = fallbackMessage(response, body, text)
	}
	if hint, ok := retry.Hint(response.StatusCode, response.Header, c.api.rateLimit, c.shared.clock.Now()); ok {
		failure.RetryAfter = hint
	}
	return failure
}

// fallbackMessage is the status, and a body that is text.
func fallbackMessage(response *http.Response, body, document []byte) string {
	status := "the server reports a failure and does not say which"
	if _, text, ok := strings.Cut(response.Status, " "); ok && text != "" && response.StatusCode/100 != 2 {
		status = text
	}
	var text string
	if document != nil && json.Unmarshal(document, &text) != nil || len(body) == 0 {
		return status
	}
	if document == nil {
		text = string(body)
	}
	return status + ": " + strings.Join(strings.Fields(shortened(text, 200)), " ")
}

func (c *core) headerRequestID(response *http.Response) string {
	if c.api.requestIDHeader == "" {
		return ""
	}
	return response.Header.Get(c.api.requestIDHeader)
}

// envelopeError is for a body that is not what the contract declares.
func (c *core) envelopeError(result *delivery, problem, excerpt string, cause error) error {
	return &EnvelopeError{
		CallInfo:  result.call,
		Status:    result.response.StatusCode,
		Header:    result.response.Header,
		RequestID: c.headerRequestID(result.response),
		Excerpt:   shortened(excerpt, excerptLength),
		message:   problem,
		cause:     cause,
	}
}

func shortened(text string, length int) string {
	if len(text) <= length {
		return text
	}
	runes := []rune(text[:min(len(text), 4*length)])
	return string(runes[:min(len(runes), length)])
}

func firstText(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
