package client

import (
	"time"

	"hivegen.invalid/client/internal/document"
	"hivegen.invalid/client/internal/retry"
	"hivegen.invalid/client/internal/wire"
)

// What generated code says about an API and its operations. Everything here is decided at generation time.

// apiDescription is the whole API, as far as every call needs it.
type apiDescription struct {
	// name for messages.
	name string
	// userAgent is the product token of the User-Agent header.
	userAgent string
	// baseURL is used when neither options nor environment name a server. A path, where the contract doesn't say where the
	// API is.
	baseURL string
	// servers that callers choose from; the first is baseURL. None: there is no choice.
	servers []server
	// environment variables that options fall back to, by option.
	environment map[string]string
	auth        authDescription
	envelope    *envelope
	errors      errorShape
	retry       retry.Override
	rateLimit   *retry.RateLimit
	// requestIDHeader is the response header with the request id, if the API has one.
	requestIDHeader string
}

// server is an address of the API, which may have variables (https://{region}.example.com) or be relative to the base URL.
type server struct {
	name      string
	url       string
	variables []serverVariable
}

// serverVariable is open in an address; without a default, the program must give a value.
type serverVariable struct {
	name     string
	value    string
	required bool
}

type authDescription struct {
	schemes []scheme
	// security that operations need unless they say otherwise.
	security requirement
	// exclusive: any one scheme is enough for every operation, so credentials for two are a mistake.
	exclusive bool
	// required: a client without credentials is of no use.
	required bool
}

// requirement has alternatives of names of security schemes. All schemes of one alternative are needed; an empty one says
// that the call may go without credentials.
type requirement [][]string

// envelope says where the parts of a response stand.
type envelope struct {
	// data: a body without it is an error, unless the operation says optionalData. Empty: the data is the body itself
	// without the envelope's own members.
	data document.Pointer
	// success tells success from failure. An API without such a flag has none.
	success document.Pointer
	// successValues of the flag that mean success. None: true.
	successValues []any
	// flagOptional: a success may come without the flag.
	flagOptional bool
	meta         document.Pointer
	// metaParts make up the meta, where it isn't one value; each is known by the last name of its place.
	metaParts []document.Pointer
	// failure is what a failure has in the place of data.
	failure document.Pointer
}

// errorShape says where the parts of an error body stand.
type errorShape struct {
	code    document.Pointer
	message document.Pointer
	// title: where a shorter message is, for errors that have none at message.
	title     document.Pointer
	details   document.Pointer
	requestID document.Pointer
}

type responseKind int

const (
	responseJSON responseKind = iota
	responseText
	responseBinary
	responseEmpty
)

type operation struct {
	// id is the contract's operationId.
	id     string
	method string
	// path template, such as /scans/{scan_id}.
	path string
	// body is the media type of the request body.
	body string
	// encodings of properties of the body, where they are not the default.
	encodings wire.Encodings
	response  responseKind
	// accept has the media types to ask for, if not application/json.
	accept string
	// envelope, where it is not the API's.
	envelope *envelope
	// bare: the body of this operation is not wrapped.
	bare bool
	// optionalData: a success may come without data.
	optionalData bool
	// errors, where their parts do not stand where the API's do.
	errors *errorShape
	styles styles
	// idempotencyKey is the header that takes one. The client makes one itself when the caller gives none.
	idempotencyKey string
	// idempotent: declared safe to repeat although its method is not.
	idempotent bool
	retry      retry.Override
	pagination *pagination
	// security, where it is not what the API's operations usually need.
	security requirement
	// anonymous: sent without credentials.
	anonymous bool
	// servers, where it is not where the API is.
	servers []server
}

// route is method and path template: what a message may show, as it has no values in it.
func (o *operation) route() string { return o.method + " " + o.path }

// isSafe tells whether sending the operation twice does no more than sending it once.
func (o *operation) isSafe(hasKey bool) bool {
	return o.method != "POST" && o.method != "PATCH" || o.idempotent || hasKey
}

// styles of parameters by their place, where they are not the default.
type styles struct {
	path, query, header, cookie wire.Styles
}

// input has the arguments of one call, by the place they go to.
type input struct {
	path, query, header, cookie []wire.Named
	body                        any
}

// waiter is a named wait: call again until the value is in a final state.
type waiter struct {
	name     string
	success  []stateMatch
	failure  []stateMatch
	minDelay time.Duration
	maxDelay time.Duration
	// deadline over all; 0: for ever.
	deadline time.Duration
	// typed is the error of a state of failure; nil: the WaiterError itself.
	typed func(*WaiterError) error
}

type stateMatch struct {
	// place of the state in the value.
	place  document.Pointer
	states []any
}
