package client

import (
	"context"
	"maps"
	"net/http"
	"strings"

	"hivegen.invalid/client/internal/wire"
)

// outgoing is a serialised request: all that is needed to send it any number of times.
type outgoing struct {
	url string
	// header without credentials.
	header http.Header
	body   *wire.Body
	// hasKey: it carries an idempotency key.
	hasKey bool
}

func (o *outgoing) replayable() bool { return o.body == nil || o.body.Replayable }

// serialize turns an operation and its arguments into a request.
func (c *core) serialize(ctx context.Context, op *operation, in *input, settings *callSettings) (*outgoing, error) {
	base := c.base.url
	if len(op.servers) > 0 {
		var err error
		if base, err = operationURL(c.api, c.base, &c.settings, op); err != nil {
			return nil, err
		}
	}
	address, err := addressOf(base, op, in, settings)
	if err != nil {
		return nil, &InvalidInputError{op.route() + ": " + err.Error(), err}
	}
	content, mediaType := in.body, op.body
	if settings.contentType != "" {
		content, mediaType = settings.body, settings.contentType
	}
	body, err := wire.Encode(content, mediaType, op.encodings)
	if err != nil {
		return nil, &InvalidInputError{op.route() + ": " + err.Error(), err}
	}
	request := &outgoing{url: address, body: body}
	if err := c.addHeaders(ctx, request, op, in, settings); err != nil {
		return nil, err
	}
	return request, nil
}

func addressOf(base string, op *operation, in *input, settings *callSettings) (string, error) {
	path, err := wire.Path(op.path, in.path, op.styles.path)
	if err != nil {
		return "", err
	}
	values := in.query
	if len(settings.query) > 0 {
		values = append(append([]wire.Named{}, values...), settings.query...)
	}
	query, err := wire.Query(values, op.styles.query)
	if err != nil || query == "" {
		return base + path, err
	}
	// Paths of some contracts have a query of their own.
	if strings.Contains(path, "?") {
		return base + path + "&" + query, nil
	}
	return base + path + "?" + query, nil
}

// addHeaders: the program's own headers come last and win.
func (c *core) addHeaders(ctx context.Context, request *outgoing, op *operation, in *input, settings *callSettings) error {
	header := maps.Clone(c.header)
	header["Accept"] = []string{acceptOf(op)}
	if request.body != nil {
		header["Content-Type"] = []string{request.body.ContentType}
	}
	for _, parameter := range in.header {
		text, ok, err := wire.Header(parameter, op.styles.header)
		if err == nil && ok {
			err = wire.CheckHeader(parameter.Name, text)
		}
		if err != nil {
			return &InvalidInputError{op.route() + ": " + err.Error(), err}
		}
		if ok {
			header[http.CanonicalHeaderKey(parameter.Name)] = []string{text}
		}
	}
	if c.settings.traceparent != nil {
		if value := c.settings.traceparent(ctx); value != "" {
			header["Traceparent"] = []string{value}
		}
	}
	if err := setHeaders(header, settings.headers); err != nil {
		return &InvalidInputError{op.route() + ": " + err.Error(), err}
	}
	if err := addCookies(header, op, in); err != nil {
		return err
	}
	request.header = header
	return request.addKey(op, settings)
}

func addCookies(header http.Header, op *operation, in *input) error {
	if len(in.cookie) == 0 {
		return nil
	}
	cookies, err := wire.Cookies(in.cookie, op.styles.cookie)
	if err != nil {
		return &InvalidInputError{op.route() + ": " + err.Error(), err}
	}
	if present := header.Get("Cookie"); present != "" && cookies != "" {
		cookies += "; " + present
	}
	if cookies != "" {
		header.Set("Cookie", cookies)
	}
	return nil
}

// addKey makes an idempotency key once a call, so that all attempts carry the same.
func (o *outgoing) addKey(op *operation, settings *callSettings) error {
	if op.idempotencyKey == "" {
		if settings.idempotencyKey == "" {
			return nil
		}
		return &InvalidInputError{message: op.route() + " does not take an idempotency key"}
	}
	name := http.CanonicalHeaderKey(op.idempotencyKey)
	key := settings.idempotencyKey
	if key == "" {
		key = o.header.Get(name)
	}
	if key == "" {
		key = newKey()
	}
	if err := wire.CheckHeader(name, key); err != nil {
		return &InvalidInputError{op.route() + ": " + err.Error(), err}
	}
	o.header[name] = []string{key}
	o.hasKey = true
	return nil
}

func acceptOf(op *operation) string {
	switch {
	case op.accept != "":
		return op.accept
	case op.response == responseBinary:
		return "*/*"
	}
	return "application/json"
}

// setHeaders applies changes to headers. An empty list keeps the platform from sending a header of its own.
func setHeaders(target http.Header, changes []header) error {
	for _, change := range changes {
		name := http.CanonicalHeaderKey(change.name)
		if change.value == nil {
			target[name] = nil
			continue
		}
		if err := wire.CheckHeader(change.name, *change.value); err != nil {
			return configurationError("%s", err.Error())
		}
		target[name] = []string{*change.value}
	}
	return nil
}
