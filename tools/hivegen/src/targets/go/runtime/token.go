package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"hivegen.invalid/client/internal/document"
	"hivegen.invalid/client/internal/wire"
)

const (
	// tokenMargin: a token is replaced this much before it expires, so that it does not expire on its way.
	tokenMargin = time.Minute
	// tokenMarginShare of a short-lived token's life is given away at most.
	tokenMarginShare = 0.1
)

// tokenProvider gives an OAuth2 access token, which is fetched when needed and shared by all callers.
type tokenProvider struct {
	client       *core
	url          string
	clientID     credential
	clientSecret credential

	mutex      sync.Mutex
	known      []string
	token      string
	validUntil time.Time
	// pending is the request for a token that is under way.
	pending *tokenRequest
}

type tokenRequest struct {
	done  chan struct{}
	token string
	err   error
}

func newTokenProvider(c *core, match *configured) (provider, error) {
	base, err := url.Parse(c.base.url + "/")
	if err != nil {
		return nil, configurationError("%s: the base URL is not a URL", c.api.name)
	}
	address, err := base.Parse(match.way.tokenURL)
	if err != nil {
		return nil, configurationError("%s: the contract's token URL is not a URL", c.api.name)
	}
	return &tokenProvider{client: c, url: address.String(), clientID: match.values["clientId"], clientSecret: match.values["clientSecret"]}, nil
}

func (p *tokenProvider) current(ctx context.Context) (string, error) {
	p.mutex.Lock()
	if p.token != "" && (p.validUntil.IsZero() || p.client.shared.clock.Now().Before(p.validUntil)) {
		defer p.mutex.Unlock()
		return "Bearer " + p.token, nil
	}
	if p.pending == nil {
		p.pending = &tokenRequest{done: make(chan struct{})}
		// Goes on when the caller who started it gives up, as others wait for it too.
		go p.fetch(context.WithoutCancel(ctx), p.pending)
	}
	pending := p.pending
	p.mutex.Unlock()
	select {
	case <-pending.done:
		return "Bearer " + pending.token, pending.err
	case <-ctx.Done():
		return "", context.Cause(ctx)
	}
}

// renew: callers that were refused with a token that has been replaced since don't replace it again.
func (p *tokenProvider) renew(refused string) bool {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if "Bearer "+p.token == refused {
		p.token = ""
	}
	return true
}

func (p *tokenProvider) secrets() []string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return append([]string{p.token}, p.known...)
}

func (p *tokenProvider) fetch(ctx context.Context, request *tokenRequest) {
	requestedAt := p.client.shared.clock.Now()
	token, lifetime, err := p.request(ctx)
	p.mutex.Lock()
	defer p.mutex.Unlock()
	request.token, request.err = token, err
	p.pending = nil
	if err == nil {
		p.token, p.validUntil = token, time.Time{}
		if lifetime != nil {
			margin := min(tokenMargin, time.Duration(float64(*lifetime)*tokenMarginShare))
			p.validUntil = requestedAt.Add(*lifetime - margin)
		}
	}
	close(request.done)
}

// request asks for a token with client credentials (RFC 6749, section 4.4). It is retried as any call that is safe to
// repeat.
func (p *tokenProvider) request(ctx context.Context) (token string, lifetime *time.Duration, err error) {
	id, err := p.clientID.current(ctx)
	if err != nil {
		return "", nil, err
	}
	secret, err := p.clientSecret.current(ctx)
	if err != nil {
		return "", nil, err
	}
	// Both halves are form-encoded, so that a colon in them is no separator.
	header := basicHeader(wire.FormComponent(id), wire.FormComponent(secret))
	secrets := []string{secret, strings.TrimPrefix(header, "Basic ")}
	p.mutex.Lock()
	p.known = secrets
	p.mutex.Unlock()
	op := tokenOperation(p.url)
	result, err := p.client.send(ctx, &transmission{op: op, request: p.outgoing(header), limits: p.client.limits, secrets: secrets})
	if err != nil {
		return "", nil, oauthError(err)
	}
	return p.read(result, secrets)
}

func tokenOperation(address string) *operation {
	path := address
	if parsed, err := url.Parse(address); err == nil {
		path = parsed.Path
	}
	return &operation{id: "requestToken", method: "POST", path: path, bare: true, idempotent: true}
}

func (p *tokenProvider) outgoing(authorization string) *outgoing {
	form := url.Values{"grant_type": {"client_credentials"}}
	if scopes := p.client.settings.scopes; len(scopes) > 0 {
		form.Set("scope", strings.Join(scopes, " "))
	}
	header := p.client.header.Clone()
	header["Accept"] = []string{"application/json"}
	header["Content-Type"] = []string{"application/x-www-form-urlencoded"}
	header["Authorization"] = []string{authorization}
	// Text is always written.
	body, _ := wire.Encode(form.Encode(), "application/x-www-form-urlencoded", nil)
	return &outgoing{url: p.url, header: header, body: body}
}

// oauthError reads the error body of RFC 6749, section 5.2. Other bodies, say from a proxy, are left to the usual reading.
func oauthError(err error) error {
	var failure *APIError
	if !errors.As(err, &failure) || !json.Valid(failure.Body) {
		return err
	}
	code := document.Text(failure.Body, document.Pointer{"error"})
	if code == "" {
		return err
	}
	message := document.Text(failure.Body, document.Pointer{"error_description"})
	if message == "" {
		message = "the token endpoint refused the client credentials"
	}
	failure.Code = ErrorCode(code)
	failure.Message = strings.TrimSuffix(message, ".") + "; check client id, client secret and scopes"
	return &OAuthError{&AuthenticationError{failure}}
}

func (p *tokenProvider) read(result *delivery, secrets []string) (string, *time.Duration, error) {
	body := bytes.TrimSpace(result.body)
	valid := json.Valid(body)
	token, kind := "", "bearer"
	if valid {
		token, _ = document.Value(body, document.Pointer{"access_token"}).(string)
		if given := document.Text(body, document.Pointer{"token_type"}); given != "" {
			kind = given
		}
	}
	if token == "" || strings.ContainsFunc(token, func(c rune) bool { return c <= ' ' || c > '~' }) || !strings.EqualFold(kind, "bearer") {
		excerpt := ""
		// A body that parses may have a token in it, so it is not shown.
		if !valid {
			excerpt = redactSecrets(string(body), secrets)
		}
		return "", nil, p.client.envelopeError(result, "the token endpoint did not answer with a bearer token", excerpt, nil)
	}
	seconds, err := strconv.ParseFloat(document.Text(body, document.Pointer{"expires_in"}), 64)
	if err != nil || seconds < 0 {
		return token, nil, nil
	}
	lifetime := time.Duration(seconds * float64(time.Second))
	return token, &lifetime, nil
}
