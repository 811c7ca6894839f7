package client

import (
	"net/url"
	"os"
	"regexp"
	"strings"
)

// baseURL is what paths are appended to, without a slash at its end.
type baseURL struct {
	url string
	// own: the program has named it, so that it stands for the whole API: a proxy, a mock, an installation of its own.
	own bool
}

func resolveBaseURL(api *apiDescription, settings *clientSettings) (baseURL, error) {
	chosen := settings.server != "" || settings.variables != nil
	given := settings.baseURL
	if given == "" && !chosen {
		given = environment(api, "baseUrl")
	}
	if given != "" {
		address, err := checkedURL(api, given, "")
		return baseURL{address, true}, err
	}
	address := api.baseURL
	if chosen || len(api.servers) > 0 {
		var err error
		if address, err = serverURL(api, api.servers, settings); err != nil {
			return baseURL{}, err
		}
	}
	address, err := checkedURL(api, address, api.name+": the contract doesn't say where the API is. "+remedy(api))
	return baseURL{address, false}, err
}

// operationURL is where an operation is. One with an address of its own is there, unless the program has named the base URL.
func operationURL(api *apiDescription, base baseURL, settings *clientSettings, op *operation) (string, error) {
	if len(op.servers) == 0 {
		return base.url, nil
	}
	address, err := serverURL(api, op.servers, settings)
	if err != nil {
		return "", err
	}
	if isAbsolute(address) {
		if base.own {
			return base.url, nil
		}
		return checkedURL(api, address, "")
	}
	root, err := url.Parse(base.url + "/")
	if err != nil {
		return "", configurationError("%s: the base URL is not a URL", api.name)
	}
	relative, err := url.Parse(address)
	if err != nil {
		return "", configurationError("%s: the address of %s is not a URL", api.name, op.route())
	}
	return checkedURL(api, root.ResolveReference(relative).String(), "")
}

func isAbsolute(address string) bool {
	lower := strings.ToLower(address)
	return strings.HasPrefix(lower, "https:") || strings.HasPrefix(lower, "http:")
}

func checkedURL(api *apiDescription, given, problem string) (string, error) {
	parsed, err := url.Parse(strings.TrimSpace(given))
	switch {
	case err != nil || !isAbsolute(given) || parsed.Host == "":
		if problem == "" {
			problem = api.name + ": the base URL is not an absolute http(s) URL. " + remedy(api)
		}
		return "", &ConfigurationError{problem}
	case parsed.User != nil:
		return "", configurationError("%s: the base URL has a user name or password in it. Use the credential options.", api.name)
	case parsed.RawQuery != "" || parsed.Fragment != "":
		return "", configurationError("%s: the base URL has a query or fragment, and paths are appended to it. %s", api.name, remedy(api))
	}
	return strings.TrimRight(parsed.String(), "/"), nil
}

func remedy(api *apiDescription) string {
	example := api.baseURL
	if !isAbsolute(example) {
		example = "https://example.com" + strings.TrimRight(example, "/")
	}
	return "Give the option WithBaseURL or set " + api.environment["baseUrl"] + " to an address such as " + example + "."
}

// environment reads a variable that an option falls back to. An empty one counts as absent.
func environment(api *apiDescription, option string) string {
	name, ok := api.environment[option]
	if !ok {
		return ""
	}
	return strings.TrimSpace(os.Getenv(name))
}

var variable = regexp.MustCompile(`\{([^{}]+)\}`)

// serverURL is the address of the chosen server, with its variables filled in.
func serverURL(api *apiDescription, servers []server, settings *clientSettings) (string, error) {
	if len(servers) == 0 {
		return "", configurationError("%s has no servers to choose from. Give the option WithBaseURL.", api.name)
	}
	if err := checkServer(api, settings.server); err != nil {
		return "", err
	}
	chosen := servers[0]
	for _, candidate := range servers {
		if candidate.name == settings.server {
			chosen = candidate
		}
	}
	address := chosen.url
	for _, open := range chosen.variables {
		value, err := variableValue(api, address, open, settings.variables)
		if err != nil {
			return "", err
		}
		address = strings.ReplaceAll(address, "{"+open.name+"}", value)
	}
	if open := variable.FindString(address); open != "" {
		return "", configurationError("%s: the server's address needs a value for %s. Give the whole address with WithBaseURL.", api.name, open)
	}
	return address, nil
}

func checkServer(api *apiDescription, wanted string) error {
	names := make([]string, len(api.servers))
	for index, known := range api.servers {
		if wanted == "" || known.name == wanted {
			return nil
		}
		names[index] = known.name
	}
	if wanted == "" {
		return nil
	}
	return configurationError("%s has no server %q. It has %s.", api.name, wanted, strings.Join(names, ", "))
}

// variableValue must not change the rest of the address: not end the host, and not begin a query.
func variableValue(api *apiDescription, address string, open serverVariable, given map[string]string) (string, error) {
	value, ok := given[open.name]
	if !ok {
		if open.required {
			return "", configurationError("%s: the server's address needs a value for %s. Give it, or the whole address with WithBaseURL.", api.name, open.name)
		}
		return open.value, nil
	}
	before, _, _ := strings.Cut(address, "{"+open.name+"}")
	separators := " \t\r\n?#\\"
	if strings.Count(before, "/") < 3 {
		separators += "/@"
	}
	if value == "" || strings.ContainsAny(value, separators) {
		return "", configurationError("%s: the value for %s is empty or has characters that would change the rest of the address. Give the whole address with WithBaseURL.", api.name, open.name)
	}
	return value, nil
}
