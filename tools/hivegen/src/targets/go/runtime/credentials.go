package client

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"hivegen.invalid/client/internal/wire"
)

// scheme is one of the API's security schemes, with the ways in which a client can satisfy it.
type scheme struct {
	name string
	ways []authWay
}

type authKind int

const (
	keyAuth authKind = iota
	basicAuth
	clientCredentialsAuth
)

// authWay says which options a credential is made of, and where it goes.
type authWay struct {
	kind authKind
	// options that are needed together.
	options []string
	place   credentialPlace
	// prefix is written before a key, unless that begins with it.
	prefix string
	// tokenURL of client credentials: absolute, or relative to the base URL.
	tokenURL string
}

type credentialPlace struct {
	// in is header, query or cookie.
	in   string
	name string
}

var authorizationHeader = credentialPlace{"header", "Authorization"}

// bearerAuth is a key or token as Authorization: Bearer.
func bearerAuth(option string) authWay {
	return authWay{kind: keyAuth, options: []string{option}, place: authorizationHeader, prefix: "Bearer "}
}

// draft is one attempt of a request, before it is sent.
type draft struct {
	url    string
	header http.Header
}

// isFilled tells whether the program has put something there already; that is left alone.
func (p credentialPlace) isFilled(d *draft) bool {
	switch p.in {
	case "header":
		return len(d.header[http.CanonicalHeaderKey(p.name)]) > 0
	case "query":
		parsed, err := url.Parse(d.url)
		return err == nil && parsed.Query().Has(p.name)
	}
	return slices.ContainsFunc(strings.Split(d.header.Get("Cookie"), ";"), func(pair string) bool {
		return strings.HasPrefix(strings.TrimSpace(pair), p.name+"=")
	})
}

func (p credentialPlace) fill(d *draft, value string) {
	switch p.in {
	case "header":
		d.header[http.CanonicalHeaderKey(p.name)] = []string{value}
	case "query":
		separator := "?"
		if strings.Contains(d.url, "?") {
			separator = "&"
		}
		d.url += separator + wire.Component(p.name) + "=" + wire.Component(value)
	default:
		cookie := p.name + "=" + value
		if present := d.header.Get("Cookie"); present != "" {
			cookie = present + "; " + cookie
		}
		d.header.Set("Cookie", cookie)
	}
}

// checkCredential refuses what its carrier can't carry, without showing it.
func checkCredential(option, value, carrier string) (string, error) {
	value = strings.TrimSpace(value)
	allowed := func(character rune) bool { return character >= ' ' && character <= '~' }
	switch carrier {
	case "query":
		allowed = func(rune) bool { return true }
	case "cookie":
		allowed = func(character rune) bool {
			return character > ' ' && character <= '~' && !strings.ContainsRune(`",;\`, character)
		}
	}
	for _, character := range value {
		if !allowed(character) {
			value = ""
			break
		}
	}
	if value == "" {
		return "", configurationError("%s is empty or has characters that a %s can't carry", option, carrier)
	}
	return value, nil
}

func basicHeader(username, password string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(username+":"+password))
}

// configured is a scheme whose credentials are there.
type configured struct {
	scheme string
	way    authWay
	values map[string]credential
	// fromOptions: not from the environment alone.
	fromOptions bool
}

// resolveCredentials finds the schemes whose credentials options or environment give. Options come before the environment.
func resolveCredentials(api *apiDescription, settings *clientSettings) ([]configured, error) {
	var found []configured
	half := ""
	for _, scheme := range api.auth.schemes {
		match, err := configuredScheme(api, settings, scheme, &half)
		if err != nil {
			return nil, err
		}
		if match != nil {
			found = append(found, *match)
		}
	}
	if err := rejectContradictions(api, found); err != nil {
		return nil, err
	}
	if !api.auth.required || len(found) > 0 || hasOwnCredential(api, settings) {
		return found, nil
	}
	if half != "" {
		return nil, missingHalf(api, half)
	}
	return nil, configurationError("%s: no credentials. %s", api.name, waysToAuthenticate(api, api.auth.security))
}

func configuredScheme(api *apiDescription, settings *clientSettings, scheme scheme, half *string) (*configured, error) {
	var given []configured
	for _, way := range scheme.ways {
		match, err := fromOptions(api, settings, scheme.name, way)
		if err != nil {
			return nil, err
		}
		if match != nil {
			given = append(given, *match)
		}
	}
	if len(given) > 1 {
		return nil, contradiction(api, given)
	}
	if len(given) == 1 {
		return &given[0], nil
	}
	for _, way := range scheme.ways {
		values := environmentCredentials(api, way)
		if len(values) == len(way.options) {
			return &configured{scheme.name, way, values, false}, nil
		}
		if missing := missingOption(way, values); len(values) > 0 && *half == "" {
			*half = missing
		}
	}
	return nil, nil
}

// fromOptions: one half may come from the options and the other from the environment.
func fromOptions(api *apiDescription, settings *clientSettings, name string, way authWay) (*configured, error) {
	values := environmentCredentials(api, way)
	given := false
	for _, option := range way.options {
		if value, ok := settings.credentials[option]; ok {
			values[option] = value
			given = true
		}
	}
	if !given {
		return nil, nil
	}
	if missing := missingOption(way, values); missing != "" {
		return nil, missingHalf(api, missing)
	}
	return &configured{name, way, values, true}, nil
}

func environmentCredentials(api *apiDescription, way authWay) map[string]credential {
	values := map[string]credential{}
	for _, option := range way.options {
		if value := environment(api, option); value != "" {
			values[option] = credential{value: value}
		}
	}
	return values
}

func missingOption(way authWay, values map[string]credential) string {
	for _, option := range way.options {
		if _, ok := values[option]; !ok {
			return option
		}
	}
	return ""
}

// rejectContradictions: where any one credential is enough for every operation, a second one would silently do nothing.
func rejectContradictions(api *apiDescription, found []configured) error {
	if !api.auth.exclusive {
		return nil
	}
	var given []configured
	for _, match := range found {
		if match.fromOptions {
			given = append(given, match)
		}
	}
	for _, match := range given {
		if !slices.Equal(match.way.options, given[0].way.options) {
			return contradiction(api, given)
		}
	}
	return nil
}

func contradiction(api *apiDescription, given []configured) error {
	names := make([]string, len(given))
	for index, match := range given {
		names[index] = strings.Join(match.way.options, "/")
	}
	return configurationError("%s: both %s are given. Give one of them.", api.name, strings.Join(names, " and "))
}

func missingHalf(api *apiDescription, option string) error {
	return configurationError("%s: %s is missing. Give %s.", api.name, option, optionOrVariable(api, []string{option}))
}

func hasOwnCredential(api *apiDescription, settings *clientSettings) bool {
	for _, scheme := range api.auth.schemes {
		for _, way := range scheme.ways {
			name := way.place.name
			if way.place.in == "cookie" {
				name = "Cookie"
			}
			for _, header := range settings.headers {
				if header.value != nil && strings.EqualFold(header.name, name) {
					return true
				}
			}
		}
	}
	return false
}

// waysToAuthenticate says how to get credentials in, for messages.
func waysToAuthenticate(api *apiDescription, alternatives requirement) string {
	var ways []string
	for _, names := range alternatives {
		var needed []string
		for _, name := range names {
			var options []string
			for _, way := range waysOf(api, name) {
				options = append(options, optionOrVariable(api, way.options))
			}
			if len(options) > 0 {
				needed = append(needed, strings.Join(options, " or "))
			}
		}
		if way := strings.Join(needed, ", and "); way != "" && !slices.Contains(ways, way) {
			ways = append(ways, way)
		}
	}
	if len(ways) == 0 {
		return "It is called without credentials."
	}
	return "Give " + strings.Join(ways, "; or give ") + "."
}

func waysOf(api *apiDescription, name string) []authWay {
	for _, scheme := range api.auth.schemes {
		if scheme.name == name {
			return scheme.ways
		}
	}
	return nil
}

// optionOrVariable is "the option apiKey or set ACME_API_KEY".
func optionOrVariable(api *apiDescription, options []string) string {
	var variables []string
	for _, option := range options {
		if name, ok := api.environment[option]; ok {
			variables = append(variables, name)
		}
	}
	text := "the option " + strings.Join(options, " and ")
	if len(variables) == len(options) {
		text += " or set " + strings.Join(variables, " and ")
	}
	return text
}
