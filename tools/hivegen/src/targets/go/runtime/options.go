package client

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"hivegen.invalid/client/internal/clock"
	"hivegen.invalid/client/internal/wire"
)

// ClientOption sets up a client.
type ClientOption interface{ applyToClient(*clientSettings) }

// CallOption sets up a single call; it wins over the client's options. For a wait, it sets up each of its polls.
type CallOption interface {
	WaitOption
	applyToCall(*callSettings)
}

// Option sets up a client, or a single call.
type Option interface {
	ClientOption
	CallOption
}

// HTTPDoer sends requests; an *http.Client does.
type HTTPDoer interface {
	Do(*http.Request) (*http.Response, error)
}

// CredentialFunc is asked for a credential with each attempt, so that it can be rotated.
type CredentialFunc func(context.Context) (string, error)

type clientSettings struct {
	limits           limits
	baseURL          string
	server           string
	variables        map[string]string
	credentials      map[string]credential
	scopes           []string
	doer             HTTPDoer
	headers          []header
	userAgent        string
	hooks            Hooks
	logger           *slog.Logger
	logLevel         string
	traceparent      func(context.Context) string
	waitForRateLimit bool
	clock            clock.Clock
}

// credential by value or by function.
type credential struct {
	value  string
	source CredentialFunc
}

func (c credential) current(ctx context.Context) (string, error) {
	if c.source == nil {
		return c.value, nil
	}
	return c.source(ctx)
}

// limits bound one call; what is nil stays as it is.
type limits struct {
	timeout    *time.Duration
	deadline   *time.Duration
	maxRetries *int
}

// header to send; without a value, to leave out.
type header struct {
	name  string
	value *string
}

type callSettings struct {
	limits         limits
	headers        []header
	query          []wire.Named
	idempotencyKey string
	contentType    string
	body           any
	idleTimeout    *time.Duration
	progress       func(received, total int64)
	responses      []*Response
}

type clientOption func(*clientSettings)

func (o clientOption) applyToClient(settings *clientSettings) { o(settings) }

type callOption func(*callSettings)

func (o callOption) applyToCall(settings *callSettings) { o(settings) }

type limitOption func(*limits)

func (o limitOption) applyToClient(settings *clientSettings) { o(&settings.limits) }
func (o limitOption) applyToCall(settings *callSettings)     { o(&settings.limits) }

// applyToWait: each poll is a call.
func (o limitOption) applyToWait(settings *waitSettings) {
	settings.request = append(settings.request, o)
}
func (o callOption) applyToWait(settings *waitSettings) {
	settings.request = append(settings.request, o)
}

// deadlineOption is that of a whole wait, not of its polls.
type deadlineOption time.Duration

func (o deadlineOption) applyToClient(settings *clientSettings) {
	settings.limits.deadline = Ptr(time.Duration(o))
}

func (o deadlineOption) applyToCall(settings *callSettings) {
	settings.limits.deadline = Ptr(time.Duration(o))
}

func (o deadlineOption) applyToWait(settings *waitSettings) {
	settings.deadline = Ptr(time.Duration(o))
}

type headerOption header

func (o headerOption) applyToWait(settings *waitSettings) {
	settings.request = append(settings.request, o)
}

func (o headerOption) applyToClient(settings *clientSettings) {
	settings.headers = append(settings.headers, header(o))
}

func (o headerOption) applyToCall(settings *callSettings) {
	settings.headers = append(settings.headers, header(o))
}

// WithTimeout bounds each attempt of a call, reading the body included; for downloads, up to the head of the response.
// Default: 60 seconds.
func WithTimeout(timeout time.Duration) Option {
	return limitOption(func(l *limits) { l.timeout = &timeout })
}

// WithDeadline bounds a call over all its attempts and the waits between, or a wait over all its polls. For a list: each page.
// Default: none, besides that of the context; for a wait, as the contract says.
func WithDeadline(deadline time.Duration) Option { return deadlineOption(deadline) }

// WithMaxRetries is how often a call is tried again. Default: 2, unless the contract says otherwise; 0 turns retries off.
func WithMaxRetries(count int) Option {
	return limitOption(func(l *limits) { l.maxRetries = &count })
}

// WithHeader sends a header, in place of one that is sent by default.
func WithHeader(name, value string) Option { return headerOption{name, &value} }

// WithoutHeader leaves a header out.
func WithoutHeader(name string) Option { return headerOption{name, nil} }

// WithBaseURL is where the API is. It falls back to the environment, then to the contract.
func WithBaseURL(address string) ClientOption {
	return clientOption(func(s *clientSettings) { s.baseURL, s.server, s.variables = address, "", nil })
}

// WithHTTPClient sends requests through a client of your own: for proxies, certificates, tests. It should have no timeout.
func WithHTTPClient(client HTTPDoer) ClientOption {
	return clientOption(func(s *clientSettings) { s.doer = client })
}

// WithUserAgent adds a product to the User-Agent header, such as my-app/2.1.
func WithUserAgent(product string) ClientOption {
	return clientOption(func(s *clientSettings) { s.userAgent = product })
}

// WithHooks is for metrics, traces and logs of your own.
func WithHooks(hooks Hooks) ClientOption {
	return clientOption(func(s *clientSettings) { s.hooks = hooks })
}

// WithLogger logs there, at info and above unless WithLogLevel or the environment says otherwise.
func WithLogger(logger *slog.Logger) ClientOption {
	return clientOption(func(s *clientSettings) { s.logger = logger })
}

// WithLogLevel logs failed calls (error), also retries (warn), also responses (info), also requests and all headers (debug);
// or nothing (off). It falls back to the environment. Credentials and bodies are never logged.
func WithLogLevel(level string) ClientOption {
	return clientOption(func(s *clientSettings) { s.logLevel = level })
}

// WithTraceparent sends W3C trace context: the function is asked once for each call, as NewTraceparent is.
func WithTraceparent(source func(context.Context) string) ClientOption {
	return clientOption(func(s *clientSettings) { s.traceparent = source })
}

// WithWaitForRateLimit holds calls back while the rate limit is used up, instead of being refused with a 429.
func WithWaitForRateLimit() ClientOption {
	return clientOption(func(s *clientSettings) { s.waitForRateLimit = true })
}

// WithClock is for tests.
func WithClock(source clock.Clock) ClientOption {
	return clientOption(func(s *clientSettings) { s.clock = source })
}

// WithIdempotencyKey makes repeating a call harmless: the server does the work once per key. Where the contract declares such
// keys the client makes one by itself; give your own to repeat a call from another process.
func WithIdempotencyKey(key string) CallOption {
	return callOption(func(s *callSettings) { s.idempotencyKey = key })
}

// WithQuery sends a further query parameter, which the contract does not (yet) know.
func WithQuery(name string, value any) CallOption {
	return callOption(func(s *callSettings) { s.query = append(s.query, wire.Named{Name: name, Value: value}) })
}

// WithBody sends another body than the method's argument: bytes, text, an io.Reader, or what the media type is made of.
func WithBody(contentType string, body any) CallOption {
	return callOption(func(s *callSettings) { s.contentType, s.body = contentType, body })
}

// WithIdleTimeout is how long a download may stand still. Default: the timeout.
func WithIdleTimeout(timeout time.Duration) CallOption {
	return callOption(func(s *callSettings) { s.idleTimeout = &timeout })
}

// WithProgress hears of each piece of a download; total is negative if the server doesn't tell it.
func WithProgress(report func(received, total int64)) CallOption {
	return callOption(func(s *callSettings) { s.progress = report })
}

// WithResponse fills in what is known about the response of a call, also when that fails.
func WithResponse(response *Response) CallOption {
	return callOption(func(s *callSettings) { s.responses = append(s.responses, response) })
}

// withCredential is what generated options for credentials are made of.
func withCredential(option string, value credential) ClientOption {
	return clientOption(func(s *clientSettings) {
		if s.credentials == nil {
			s.credentials = map[string]credential{}
		}
		s.credentials[option] = value
	})
}

// withServer is what the generated option for servers is made of.
func withServer(name string, variables map[string]string) ClientOption {
	return clientOption(func(s *clientSettings) { s.server, s.variables, s.baseURL = name, variables, "" })
}

// withScopes is what the generated option for OAuth2 scopes is made of.
func withScopes(scopes []string) ClientOption {
	return clientOption(func(s *clientSettings) { s.scopes = scopes })
}
