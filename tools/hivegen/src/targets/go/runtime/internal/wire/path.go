package wire

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Path fills in the parameters of a path template. Values that would lead to another route are refused: nothing makes
// /scans/{scan_id} the list at /scans/, and URLs resolve . and .. even when they are percent-encoded. What follows a # only
// tells operations apart.
func Path(template string, values []Named, styles Styles) (string, error) {
	template, _, _ = strings.Cut(template, "#")
	var path strings.Builder
	for {
		before, rest, found := strings.Cut(template, "{")
		path.WriteString(before)
		if !found {
			return path.String(), nil
		}
		name, after, _ := strings.Cut(rest, "}")
		text, err := pathParameter(name, values, styles[name])
		if err != nil {
			return "", err
		}
		path.WriteString(text)
		template = after
	}
}

func pathParameter(name string, values []Named, style Style) (string, error) {
	content, err := plainOf(valueOf(name, values), style.ContentType)
	if err != nil {
		return "", err
	}
	if err := checkPath(name, content); err != nil {
		return "", err
	}
	encode := Component
	if style.AllowReserved {
		encode = reservedInPath
	}
	switch style.Form {
	case "label":
		separator := ","
		if style.Explode {
			separator = "."
		}
		return "." + content.joined(separator, style.Explode, encode), nil
	case "matrix":
		var text strings.Builder
		for _, pair := range content.pairs(encode(name), ",", style.Explode, encode) {
			text.WriteString(";" + strings.TrimSuffix(pair, "="))
		}
		return text.String(), nil
	default:
		return content.joined(",", style.Explode, encode), nil
	}
}

func valueOf(name string, values []Named) any {
	for _, value := range values {
		if value.Name == name {
			return value.Value
		}
	}
	return nil
}

func checkPath(name string, content plain) error {
	if content.kind == absent || content.kind == one && content.text == "" {
		return fmt.Errorf("the path parameter %s is missing; pass a value that isn't empty", name)
	}
	items := content.items
	if content.kind == one {
		items = []string{content.text}
	}
	for _, item := range items {
		if item == "" || item == "." || item == ".." || !utf8.ValidString(item) {
			return fmt.Errorf("the path parameter %s is not a value that can stand in a path", name)
		}
	}
	return nil
}
