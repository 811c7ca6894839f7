package client

import (
	"bytes"
	"encoding/json"
	"net/http"

	"hivegen.invalid/client/internal/document"
)

// content is what a response carries.
type content struct {
	// body as JSON, envelope included.
	body json.RawMessage
	data json.RawMessage
	meta json.RawMessage
	// none: there is no data, and need not be.
	none bool
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// unwrap takes the data out of a body that has been read.
func (c *core) unwrap(op *operation, result *delivery) (content, error) {
	text := bytes.TrimSpace(bytes.TrimPrefix(result.body, byteOrderMark))
	valid := json.Valid(text)
	form := c.envelopeOf(op)
	if form != nil && valid && form.saysFailure(text) {
		body := []byte(c.shared.authenticator.redact(string(text)))
		return content{}, c.apiError(op, result.call, result.response, body)
	}
	if carriesNothing(op, result.response.StatusCode, text) {
		if form == nil || !valid {
			return content{none: true}, nil
		}
		return content{none: true, meta: form.metaOf(text)}, nil
	}
	if op.response == responseText {
		return content{data: result.body}, nil
	}
	if !valid {
		problem := "the response body is not JSON"
		if len(text) == 0 {
			problem = "the response body is empty"
		}
		return content{}, c.notDeclared(result, problem, nil)
	}
	if form == nil {
		return content{body: text, data: text}, nil
	}
	if problem := form.flagProblem(text); problem != "" {
		return content{}, c.notDeclared(result, "the response is not the declared envelope: "+problem, nil)
	}
	data, ok := form.dataOf(text)
	if !ok && !(op.optionalData && document.IsObject(text)) {
		problem := "it has no " + form.data.String()
		if len(form.data) == 0 {
			problem = "it is no object"
		}
		return content{}, c.notDeclared(result, "the response is not the declared envelope: "+problem, nil)
	}
	return content{body: text, data: data, meta: form.metaOf(text), none: !ok}, nil
}

// notDeclared is the error for such a body. A proxy's page usually says that it is HTML.
func (c *core) notDeclared(result *delivery, problem string, cause error) error {
	origin := "no content type"
	if mediaType := result.response.Header.Get("Content-Type"); mediaType != "" {
		origin = "content type " + mediaType
	}
	problem += " (status " + result.response.Status[:min(3, len(result.response.Status))] + ", " + origin + ")"
	return c.envelopeError(result, problem, c.shared.authenticator.redact(string(result.body)), cause)
}

func (c *core) envelopeOf(op *operation) *envelope {
	if op.bare {
		return nil
	}
	if op.envelope != nil {
		return op.envelope
	}
	return c.api.envelope
}

func carriesNothing(op *operation, status int, text []byte) bool {
	return op.response == responseEmpty || op.method == "HEAD" || status == http.StatusNoContent ||
		status == http.StatusResetContent || op.response == responseJSON && op.optionalData && len(text) == 0
}

// saysFailure goes by the flag; an API without one says so by an error in the place of the data.
func (e *envelope) saysFailure(body []byte) bool {
	if e.success != nil {
		flag, ok := document.Lookup(body, e.success)
		if e.successValues == nil {
			return string(flag) == "false"
		}
		return ok && !contains(e.successValues, flag)
	}
	data, _ := document.Lookup(body, e.data)
	failure, _ := document.Lookup(body, e.failure)
	return len(e.data) > 0 && e.failure != nil && document.IsNull(data) && !document.IsNull(failure)
}

// flagProblem is what is wrong with the flag of a body that doesn't say failure.
func (e *envelope) flagProblem(body []byte) string {
	if e.success == nil {
		return ""
	}
	flag, ok := document.Lookup(body, e.success)
	switch {
	case !ok && e.flagOptional:
		return ""
	case e.successValues != nil && !ok:
		return "it has no " + e.success.String()
	case e.successValues == nil && string(flag) != "true":
		return e.success.String() + " is neither true nor false"
	}
	return ""
}

func (e *envelope) dataOf(body []byte) (json.RawMessage, bool) {
	if len(e.data) > 0 {
		return document.Lookup(body, e.data)
	}
	if !document.IsObject(body) {
		return nil, false
	}
	var own []string
	for _, place := range append([]document.Pointer{e.success, e.failure, e.meta}, e.metaParts...) {
		if len(place) == 1 {
			own = append(own, place[0])
		}
	}
	return document.Without(body, own...), true
}

func (e *envelope) metaOf(body []byte) json.RawMessage {
	if e.meta != nil {
		meta, _ := document.Lookup(body, e.meta)
		return meta
	}
	if e.metaParts == nil {
		return nil
	}
	parts := map[string]json.RawMessage{}
	for _, place := range e.metaParts {
		if value, ok := document.Lookup(body, place); ok && len(place) > 0 {
			parts[place[len(place)-1]] = value
		}
	}
	// Parts of valid JSON are valid.
	meta, _ := json.Marshal(parts)
	return meta
}

// contains compares a JSON value with those that are declared: text, numbers and booleans.
func contains(values []any, raw json.RawMessage) bool {
	var value any
	if json.Unmarshal(raw, &value) != nil {
		return false
	}
	for _, candidate := range values {
		if number, ok := candidate.(int); ok {
			candidate = float64(number)
		}
		if candidate == value {
			return true
		}
	}
	return false
}
