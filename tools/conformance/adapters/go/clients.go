package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"sync"

	"github.com/hivepro/hivepro-go"
)

// options of clients and calls.
type options struct {
	APIKey           json.RawMessage `json:"apiKey"`
	ClientID         *string         `json:"clientId"`
	ClientSecret     *string         `json:"clientSecret"`
	Scopes           []string        `json:"scopes"`
	BaseURL          *string         `json:"baseUrl"`
	Timeout          *float64        `json:"timeout"`
	Deadline         *float64        `json:"deadline"`
	IdleTimeout      *float64        `json:"idleTimeout"`
	MaxRetries       *int            `json:"maxRetries"`
	Headers          map[string]*string
	UserAgent        *string        `json:"userAgent"`
	WaitForRateLimit bool           `json:"waitForRateLimit"`
	LogLevel         *string        `json:"logLevel"`
	IdempotencyKey   *string        `json:"idempotencyKey"`
	Query            map[string]any `json:"query"`
	MinDelay         *float64       `json:"minDelay"`
	MaxDelay         *float64       `json:"maxDelay"`
}

// common are those that clients and calls have alike.
func (o *options) common() (made []hivepro.Option) {
	if o.Timeout != nil {
		made = append(made, hivepro.WithTimeout(duration(*o.Timeout)))
	}
	if o.Deadline != nil {
		made = append(made, hivepro.WithDeadline(duration(*o.Deadline)))
	}
	if o.MaxRetries != nil {
		made = append(made, hivepro.WithMaxRetries(*o.MaxRetries))
	}
	for name, value := range o.Headers {
		if value == nil {
			made = append(made, hivepro.WithoutHeader(name))
		} else {
			made = append(made, hivepro.WithHeader(name, *value))
		}
	}
	return made
}

func (o *options) client() (made []hivepro.ClientOption) {
	for _, option := range o.common() {
		made = append(made, option)
	}
	if o.APIKey != nil {
		made = append(made, keyOption(o.APIKey))
	}
	add(&made, o.ClientID, hivepro.WithClientID)
	add(&made, o.ClientSecret, hivepro.WithClientSecret)
	add(&made, o.BaseURL, hivepro.WithBaseURL)
	add(&made, o.UserAgent, hivepro.WithUserAgent)
	add(&made, o.LogLevel, hivepro.WithLogLevel)
	if o.Scopes != nil {
		made = append(made, hivepro.WithScopes(o.Scopes...))
	}
	if o.WaitForRateLimit {
		made = append(made, hivepro.WithWaitForRateLimit())
	}
	return made
}

func add(made *[]hivepro.ClientOption, value *string, option func(string) hivepro.ClientOption) {
	if value != nil {
		*made = append(*made, option(*value))
	}
}

// keyOption is a key, or a function that returns one after the other and then the last one again.
func keyOption(given json.RawMessage) hivepro.ClientOption {
	var key string
	if json.Unmarshal(given, &key) == nil {
		return hivepro.WithAPIKey(key)
	}
	var keys struct {
		Sequence []string `json:"sequence"`
	}
	_ = json.Unmarshal(given, &keys)
	var mutex sync.Mutex
	return hivepro.WithAPIKeyFunc(func(context.Context) (string, error) {
		mutex.Lock()
		defer mutex.Unlock()
		current := keys.Sequence[0]
		if len(keys.Sequence) > 1 {
			keys.Sequence = keys.Sequence[1:]
		}
		return current, nil
	})
}

func (o *options) call() (made []hivepro.CallOption) {
	for _, option := range o.common() {
		made = append(made, option)
	}
	if o.IdempotencyKey != nil {
		made = append(made, hivepro.WithIdempotencyKey(*o.IdempotencyKey))
	}
	if o.IdleTimeout != nil {
		made = append(made, hivepro.WithIdleTimeout(duration(*o.IdleTimeout)))
	}
	for name, value := range o.Query {
		made = append(made, hivepro.WithQuery(name, value))
	}
	return made
}

// opened is a client, and what is observed of it.
type opened struct {
	*hivepro.Client
	clock *caseClock
	logs  *logLines
}

func (a *adapter) open(received *command) error {
	made, err := a.newClient(received)
	if err != nil {
		return err
	}
	a.mutex.Lock()
	a.opened[received.Client] = made
	a.mutex.Unlock()
	return nil
}

func (a *adapter) newClient(received *command) (*opened, error) {
	if received.From != "" {
		a.mutex.Lock()
		from := a.opened[received.From]
		a.mutex.Unlock()
		if from == nil {
			return nil, unsupported("there is no client " + received.From)
		}
		client, err := from.WithOptions(received.Options.client()...)
		return &opened{client, from.clock, from.logs}, err
	}
	made := &opened{clock: newClock(received.Client, received.Clock), logs: &logLines{}}
	options := append(received.Options.client(), hivepro.WithClock(made.clock))
	if received.Logs != "" {
		logger := slog.New(logHandler{lines: made.logs})
		options = append([]hivepro.ClientOption{hivepro.WithLogger(logger), hivepro.WithLogLevel(received.Logs)}, options...)
	}
	client, err := hivepro.NewClient(options...)
	made.Client = client
	return made, err
}

// mark is how much has been observed so far.
func (o *opened) mark() [2]int {
	o.clock.mutex.Lock()
	defer o.clock.mutex.Unlock()
	o.logs.mutex.Lock()
	defer o.logs.mutex.Unlock()
	return [2]int{len(o.clock.sleeps), len(o.logs.lines)}
}

// observed adds what was observed since a mark.
func (o *opened) observed(mark [2]int, answer reply) {
	o.clock.mutex.Lock()
	defer o.clock.mutex.Unlock()
	o.logs.mutex.Lock()
	defer o.logs.mutex.Unlock()
	answer["sleeps"] = append([]float64{}, o.clock.sleeps[mark[0]:]...)
	answer["logs"] = append([]logLine{}, o.logs.lines[mark[1]:]...)
}

type logLine struct {
	Level string `json:"level"`
	Text  string `json:"text"`
}

type logLines struct {
	mutex sync.Mutex
	lines []logLine
}

// logHandler collects lines, with all their attributes.
type logHandler struct{ lines *logLines }

func (logHandler) Enabled(context.Context, slog.Level) bool { return true }
func (h logHandler) WithAttrs([]slog.Attr) slog.Handler     { return h }
func (h logHandler) WithGroup(string) slog.Handler          { return h }
func (h logHandler) Handle(_ context.Context, record slog.Record) error {
	text := record.Message
	record.Attrs(func(attribute slog.Attr) bool {
		text += fmt.Sprintf(" %s=%v", attribute.Key, attribute.Value.Any())
		return true
	})
	h.lines.mutex.Lock()
	defer h.lines.mutex.Unlock()
	h.lines.lines = append(h.lines.lines, logLine{strings.ToLower(record.Level.String()), text})
	return nil
}
