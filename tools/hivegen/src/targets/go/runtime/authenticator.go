package client

import (
	"context"
	"strings"
	"sync"

	"hivegen.invalid/client/internal/wire"
)

// authenticator sends with each operation the credentials that its security requirement asks for.
type authenticator struct {
	api    *apiDescription
	opened map[string]*openedScheme
}

type openedScheme struct {
	fromOptions bool
	way         authWay
	provider    provider
}

// provider gives one credential.
type provider interface {
	// current is called for each attempt. It returns what stands in the credential's place.
	current(context.Context) (string, error)
	// secrets must not be shown.
	secrets() []string
}

// renewable credentials can be replaced when the server refuses them.
type renewable interface {
	// renew tells whether current will now give another one.
	renew(refused string) bool
}

func newAuthenticator(c *core) (*authenticator, error) {
	found, err := resolveCredentials(c.api, &c.settings)
	if err != nil {
		return nil, err
	}
	opened := make(map[string]*openedScheme, len(found))
	for _, match := range found {
		provider, err := match.open(c)
		if err != nil {
			return nil, err
		}
		opened[match.scheme] = &openedScheme{match.fromOptions, match.way, provider}
	}
	return &authenticator{c.api, opened}, nil
}

func (m *configured) open(c *core) (provider, error) {
	switch m.way.kind {
	case basicAuth:
		return newBasicProvider(m.values["username"], m.values["password"])
	case clientCredentialsAuth:
		return newTokenProvider(c, m)
	default:
		return newKeyProvider(m)
	}
}

// authorize fills credentials in. It returns a function to be called when the server refuses them, which tells whether
// another attempt would carry different ones; nil where none can be renewed.
func (a *authenticator) authorize(ctx context.Context, op *operation, d *draft) (renew func() bool, err error) {
	chosen, err := a.choose(op, d)
	if err != nil {
		return nil, err
	}
	for _, name := range chosen {
		opened := a.opened[name]
		if opened == nil || a.isFilled(name, d) {
			continue
		}
		value, err := opened.provider.current(ctx)
		if err != nil {
			return nil, err
		}
		opened.way.place.fill(d, value)
		if source, ok := opened.provider.(renewable); ok {
			renew = both(renew, func() bool { return source.renew(value) })
		}
	}
	return renew, nil
}

// both renews all that can be renewed, not only the first.
func both(first, second func() bool) func() bool {
	if first == nil {
		return second
	}
	return func() bool {
		renewed := first()
		return second() || renewed
	}
}

// choose the first alternative that is complete: preferably by options, since the environment may serve other programs too.
func (a *authenticator) choose(op *operation, d *draft) ([]string, error) {
	alternatives := a.api.auth.security
	if op.security != nil {
		alternatives = op.security
	}
	if op.anonymous || len(alternatives) == 0 {
		return nil, nil
	}
	complete := func(names []string, explicit bool) bool {
		for _, name := range names {
			opened := a.opened[name]
			if !a.isFilled(name, d) && (opened == nil || explicit && !opened.fromOptions) {
				return false
			}
		}
		return len(names) > 0
	}
	for _, explicit := range []bool{true, false} {
		for _, names := range alternatives {
			if complete(names, explicit) {
				return names, nil
			}
		}
	}
	var missing requirement
	for _, names := range alternatives {
		if len(names) == 0 {
			return nil, nil
		}
		missing = append(missing, a.missing(names, d))
	}
	return nil, configurationError("%s: %s needs credentials. %s", a.api.name, op.route(), waysToAuthenticate(a.api, missing))
}

func (a *authenticator) missing(names []string, d *draft) (missing []string) {
	for _, name := range names {
		if a.opened[name] == nil && !a.isFilled(name, d) {
			missing = append(missing, name)
		}
	}
	return missing
}

func (a *authenticator) isFilled(scheme string, d *draft) bool {
	for _, way := range waysOf(a.api, scheme) {
		if way.place.isFilled(d) {
			return true
		}
	}
	return false
}

// redact replaces credentials in text that came from outside, so that errors can show it.
func (a *authenticator) redact(text string) string {
	if a == nil {
		return text
	}
	for _, opened := range a.opened {
		text = redactSecrets(text, opened.provider.secrets())
	}
	return text
}

// shortestSecret: shorter strings are likelier words.
const shortestSecret = 6

func redactSecrets(text string, secrets []string) string {
	for _, secret := range secrets {
		if len(secret) >= shortestSecret {
			text = strings.ReplaceAll(text, secret, redacted)
			text = strings.ReplaceAll(text, wire.Component(secret), redacted)
		}
	}
	return text
}

// keyProvider gives a key or a token.
type keyProvider struct {
	source credential
	option string
	place  credentialPlace
	prefix string

	mutex sync.Mutex
	// latest alone: a function may return a new one each time.
	latest string
}

func newKeyProvider(match *configured) (provider, error) {
	option := match.way.options[0]
	made := &keyProvider{source: match.values[option], option: option, place: match.way.place, prefix: match.way.prefix}
	if made.prefix != "" && isWord(made.prefix) {
		made.prefix += " "
	}
	if made.source.source != nil {
		return made, nil
	}
	value, err := checkCredential(option, made.source.value, made.place.in)
	made.source.value, made.latest = value, value
	return made, err
}

// isWord: a bare scheme name such as Token gets a space after it.
func isWord(prefix string) bool {
	return !strings.ContainsFunc(prefix, func(character rune) bool {
		return !strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-", character)
	})
}

func (p *keyProvider) current(ctx context.Context) (string, error) {
	value := p.source.value
	if p.source.source != nil {
		var err error
		if value, err = p.source.source(ctx); err != nil {
			return "", err
		}
		if value, err = checkCredential(p.option, value, p.place.in); err != nil {
			return "", err
		}
		p.mutex.Lock()
		p.latest = value
		p.mutex.Unlock()
	}
	if len(value) >= len(p.prefix) && strings.EqualFold(value[:len(p.prefix)], p.prefix) {
		return value, nil
	}
	return p.prefix + value, nil
}

func (p *keyProvider) secrets() []string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return []string{p.latest}
}

// basicProvider gives a user name and a password (RFC 7617).
type basicProvider struct {
	username, password credential

	mutex sync.Mutex
	known []string
}

func newBasicProvider(username, password credential) (provider, error) {
	if username.source == nil {
		if err := checkUsername(username.value); err != nil {
			return nil, err
		}
	}
	return &basicProvider{username: username, password: password}, nil
}

// checkUsername: a colon ends the user name; an empty password is fine, as some APIs take a key for the name.
func checkUsername(username string) error {
	if username == "" || strings.Contains(username, ":") {
		return configurationError("username is empty or has a colon, which HTTP Basic can't carry")
	}
	return nil
}

func (p *basicProvider) current(ctx context.Context) (string, error) {
	username, err := p.username.current(ctx)
	if err != nil {
		return "", err
	}
	if err := checkUsername(username); err != nil {
		return "", err
	}
	password, err := p.password.current(ctx)
	if err != nil {
		return "", err
	}
	header := basicHeader(username, password)
	p.mutex.Lock()
	p.known = []string{password, strings.TrimPrefix(header, "Basic ")}
	p.mutex.Unlock()
	return header, nil
}

func (p *basicProvider) secrets() []string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.known
}
