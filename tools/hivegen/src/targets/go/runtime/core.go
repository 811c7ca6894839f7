package client

import (
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	"net/http"
	"runtime"
	"slices"
	"strings"

	"hivegen.invalid/client/internal/clock"
	"hivegen.invalid/client/internal/retry"
)

// core makes the calls of one API. It is safe for concurrent use.
type core struct {
	api      *apiDescription
	settings clientSettings
	base     baseURL
	limits   resolvedLimits
	// header that every request carries. Its name-value pairs are never changed.
	header http.Header
	hooks  Hooks
	shared *shared
	// lifetime ends when the client, or one that it was derived from, is closed.
	lifetime context.Context
	end      context.CancelCauseFunc
}

// shared is what clients with the same server and credentials have in common.
type shared struct {
	doer          HTTPDoer
	clock         clock.Clock
	budget        *retry.Budget
	window        *retry.Window
	authenticator *authenticator
}

func newCore(api *apiDescription, options []ClientOption) (*core, error) {
	var settings clientSettings
	for _, option := range options {
		option.applyToClient(&settings)
	}
	return makeCore(api, settings, nil, context.Background())
}

// derive is a client with some options changed. Unless server or credentials change, both share access token, retry budget
// and rate limit.
func (c *core) derive(options []ClientOption) (*core, error) {
	settings := c.settings
	settings.headers = slices.Clone(settings.headers)
	settings.credentials = nil
	settings.clock = nil
	settings.doer = nil
	for _, option := range options {
		option.applyToClient(&settings)
	}
	changed := settings.credentials != nil || settings.baseURL != c.settings.baseURL || settings.server != c.settings.server ||
		!maps.Equal(settings.variables, c.settings.variables) || !slices.Equal(settings.scopes, c.settings.scopes)
	settings.credentials = mergedCredentials(c.api, c.settings.credentials, settings.credentials)
	reused := *c.shared
	if settings.doer != nil {
		reused.doer = settings.doer
	}
	if settings.clock != nil {
		reused.clock = settings.clock
	}
	settings.doer, settings.clock = reused.doer, reused.clock
	if changed {
		return makeCore(c.api, settings, nil, c.lifetime)
	}
	return makeCore(c.api, settings, &reused, c.lifetime)
}

// mergedCredentials: another way to authenticate replaces the one that it is an alternative to.
func mergedCredentials(api *apiDescription, base, changes map[string]credential) map[string]credential {
	if changes == nil {
		return base
	}
	merged := map[string]credential{}
	if !api.auth.exclusive {
		maps.Copy(merged, base)
	}
	for _, scheme := range api.auth.schemes {
		isTouched := slices.ContainsFunc(scheme.ways, func(way authWay) bool { return given(way, changes) })
		for _, way := range scheme.ways {
			for _, option := range way.options {
				if isTouched && !given(way, changes) {
					delete(merged, option)
				} else if value, ok := base[option]; ok && isTouched {
					merged[option] = value
				}
			}
		}
	}
	maps.Copy(merged, changes)
	return merged
}

func given(way authWay, credentials map[string]credential) bool {
	return slices.ContainsFunc(way.options, func(option string) bool {
		_, ok := credentials[option]
		return ok
	})
}

func makeCore(api *apiDescription, settings clientSettings, reused *shared, parent context.Context) (*core, error) {
	limits, err := resolveLimits(settings.limits, settings.limits)
	if err != nil {
		return nil, err
	}
	base, err := resolveBaseURL(api, &settings)
	if err != nil {
		return nil, err
	}
	hooks, err := observe(api, &settings)
	if err != nil {
		return nil, err
	}
	header, err := clientHeader(api, &settings)
	if err != nil {
		return nil, err
	}
	lifetime, end := context.WithCancelCause(parent)
	made := &core{api, settings, base, limits, header, hooks, reused, lifetime, end}
	if reused != nil {
		return made, nil
	}
	made.shared = &shared{doer: settings.doer, clock: settings.clock, budget: &retry.Budget{}, window: retry.NewWindow(api.rateLimit)}
	if made.shared.doer == nil {
		made.shared.doer = newHTTPClient()
	}
	if made.shared.clock == nil {
		made.shared.clock = clock.System{}
	}
	made.shared.authenticator, err = newAuthenticator(made)
	return made, err
}

// close ends what is under way; later calls fail. Clients that were derived from this one end with it.
func (c *core) close() {
	c.end(ErrClosed)
	if client, ok := c.shared.doer.(*http.Client); ok && c.settings.doer == nil {
		client.CloseIdleConnections()
	}
}

func clientHeader(api *apiDescription, settings *clientSettings) (http.Header, error) {
	product := fmt.Sprintf("%s (go/%s; %s; %s)", api.userAgent, strings.TrimPrefix(runtime.Version(), "go"), runtime.GOOS, runtime.GOARCH)
	if settings.userAgent != "" {
		product += " " + settings.userAgent
	}
	result := http.Header{"User-Agent": {product}}
	return result, setHeaders(result, settings.headers)
}

// newKey is a version 4 UUID.
func newKey() string {
	var random [16]byte
	// Never fails, as its documentation says.
	_, _ = rand.Read(random[:])
	random[6] = random[6]&0x0f | 0x40
	random[8] = random[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", random[:4], random[4:6], random[6:8], random[8:10], random[10:])
}

// NewTraceparent begins a trace of its own (W3C Trace Context), marked as sampled.
func NewTraceparent(context.Context) string {
	var random [24]byte
	// Never fails, as its documentation says.
	_, _ = rand.Read(random[:])
	return fmt.Sprintf("00-%x-%x-01", random[:16], random[16:])
}
