package client

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
)

// logLevels by their names; off logs nothing.
var logLevels = map[string]slog.Level{
	"error": slog.LevelError,
	"warn":  slog.LevelWarn,
	"info":  slog.LevelInfo,
	"debug": slog.LevelDebug,
}

// observe returns the hooks of a client: its own, and those that log if options or environment say so.
func observe(api *apiDescription, settings *clientSettings) (Hooks, error) {
	name, source := settings.logLevel, "WithLogLevel"
	if name == "" {
		name, source = environment(api, "logLevel"), api.environment["logLevel"]
	}
	if name == "" && settings.logger != nil {
		name = "info"
	}
	if name == "" || strings.EqualFold(name, "off") {
		return settings.hooks, nil
	}
	level, ok := logLevels[strings.ToLower(name)]
	if !ok {
		return Hooks{}, configurationError("%s: %s must be one of off, error, warn, info, debug, and is %s", api.name, source, name)
	}
	logger := settings.logger
	if logger == nil {
		logger = slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: level}))
	}
	return settings.hooks.and(logHooks(logger, level, secretNames(api))), nil
}

func logHooks(logger *slog.Logger, level slog.Level, secret map[string]bool) Hooks {
	hooks := Hooks{OnError: func(ctx context.Context, operation string, err error) {
		// Who aborts a call knows of it.
		severity := slog.LevelError
		if abort := (*AbortError)(nil); errors.As(err, &abort) {
			severity = slog.LevelDebug
		}
		if severity >= level {
			logger.Log(ctx, severity, "call failed", "operation", operation, "error", err.Error())
		}
	}}
	if level <= slog.LevelWarn {
		hooks.OnRetry = func(ctx context.Context, event *RetryEvent) error {
			logger.WarnContext(ctx, "trying again", "operation", event.Operation, "attempt", event.Attempt,
				"delay_seconds", event.Delay.Seconds(), "status", event.Status, "error", event.Err)
			return nil
		}
	}
	if level <= slog.LevelInfo {
		hooks.OnResponse = func(ctx context.Context, event *ResponseEvent) error {
			attributes := []any{"operation", event.Operation, "method", event.Method, "url", shownURL(event.URL, secret),
				"attempt", event.Attempt, "status", event.Status, "request_id", event.RequestID, "duration_seconds", event.Duration.Seconds()}
			if level <= slog.LevelDebug {
				attributes = append(attributes, "headers", shownHeader(event.Header, secret))
			}
			logger.InfoContext(ctx, "response", attributes...)
			return nil
		}
	}
	if level <= slog.LevelDebug {
		hooks.OnRequest = func(ctx context.Context, event *RequestEvent) error {
			logger.DebugContext(ctx, "request", "operation", event.Operation, "method", event.Method,
				"url", shownURL(event.URL, secret), "attempt", event.Attempt, "headers", shownHeader(event.Header, secret))
			return nil
		}
	}
	return hooks
}

// secretName is of headers and query parameters whose values are nobody's business. Rather one too many.
var secretName = regexp.MustCompile(`(?i)auth|cookie|credential|key|passw|secret|session|signature|token`)

// idempotency has "key" in it, and is what one looks for in a log.
var idempotency = regexp.MustCompile(`(?i)^(x-)?idempotency-key$`)

const redacted = "[redacted]"

func isSecret(name string, secret map[string]bool) bool {
	return secretName.MatchString(name) && !idempotency.MatchString(name) || secret[strings.ToLower(name)]
}

func shownHeader(header http.Header, secret map[string]bool) http.Header {
	shown := header.Clone()
	for name := range shown {
		if isSecret(name, secret) {
			shown[name] = []string{redacted}
		}
	}
	return shown
}

func shownURL(address string, secret map[string]bool) string {
	parsed, err := url.Parse(address)
	if err != nil || parsed.RawQuery == "" {
		return address
	}
	query := parsed.Query()
	for name := range query {
		if isSecret(name, secret) {
			query[name] = []string{redacted}
		}
	}
	parsed.RawQuery = query.Encode()
	return parsed.String()
}

// secretNames are where the API's own credentials stand, which may have been given by hand.
func secretNames(api *apiDescription) map[string]bool {
	names := map[string]bool{}
	for _, scheme := range api.auth.schemes {
		for _, way := range scheme.ways {
			names[strings.ToLower(way.place.name)] = true
		}
	}
	return names
}
