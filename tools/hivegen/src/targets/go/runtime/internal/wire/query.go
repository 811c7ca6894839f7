package wire

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"hivegen.invalid/client/internal/document"
)

// Query writes a query, each parameter in its declared style; what is nil is left out. OpenAPI's defaults are the style
// form, and explode for it alone.
func Query(values []Named, styles Styles) (string, error) {
	var pairs []string
	for _, value := range values {
		written, err := queryPairs(value, styles)
		if err != nil {
			return "", err
		}
		pairs = append(pairs, written...)
	}
	return strings.Join(pairs, "&"), nil
}

func queryPairs(value Named, styles Styles) ([]string, error) {
	style, declared := styles[value.Name]
	if !declared {
		style = Style{Form: "form", Explode: true}
	}
	encode := Component
	if style.AllowReserved {
		encode = reservedInQuery
	}
	name := queryName(value.Name)
	if style.Form == "deepObject" {
		return deepPairs(name, value.Value, encode)
	}
	content, err := plainOf(value.Value, style.ContentType)
	if err != nil {
		return nil, err
	}
	return content.pairs(name, separator(style.Form, "%20", "|"), style.Explode, encode), nil
}

func separator(form, space, pipe string) string {
	switch form {
	case "spaceDelimited":
		return space
	case "pipeDelimited":
		return pipe
	default:
		return ","
	}
}

// deepPairs are filter[status]=open&filter[tags][]=a, nested as deep as the value is. OpenAPI leaves nesting open; this is
// what Rails, PHP, Express and Stripe read. Only lists that hold objects or lists are numbered: lines[0][price]=1.
func deepPairs(name string, value any, encode encode) ([]string, error) {
	value = resolve(value)
	if value == nil {
		return nil, nil
	}
	if text, ok := scalarText(value); ok {
		return []string{name + "=" + encode(text)}, nil
	}
	if raw, ok := value.(json.RawMessage); ok && !document.IsObject(raw) {
		inner, err := decoded(raw)
		if err != nil {
			return nil, err
		}
		return deepPairs(name, inner, encode)
	}
	members, err := deepMembers(value, encode)
	if err != nil {
		return nil, err
	}
	var pairs []string
	for _, member := range members {
		inner, err := deepPairs(name+"["+member.Name+"]", member.Value, encode)
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, inner...)
	}
	return pairs, nil
}

// deepMembers of an object have encoded names, those of a list have numbers where they must.
func deepMembers(value any, encode encode) ([]Named, error) {
	reflected := reflect.ValueOf(value)
	isList := reflected.Kind() == reflect.Slice || reflected.Kind() == reflect.Array
	if _, isRaw := value.(json.RawMessage); isRaw || !isList {
		members, err := rawOrMembers(value)
		for index := range members {
			members[index].Name = encode(members[index].Name)
		}
		return members, err
	}
	members := make([]Named, reflected.Len())
	numbered := false
	for index := range members {
		item := resolve(reflected.Index(index).Interface())
		_, isScalar := scalarText(item)
		numbered = numbered || item != nil && !isScalar
		members[index].Value = item
	}
	for index := range members {
		if numbered {
			members[index].Name = strconv.Itoa(index)
		}
	}
	return members, nil
}

func rawOrMembers(value any) ([]Named, error) {
	raw, ok := value.(json.RawMessage)
	if !ok {
		return membersOf(value)
	}
	var members []Named
	for _, member := range document.Members(raw) {
		inner, err := decoded(member.Value)
		if err != nil {
			return nil, err
		}
		members = append(members, Named{member.Name, inner})
	}
	return members, nil
}

// TextOf is the text of a value; empty if it is absent, or no single text.
func TextOf(values []Named, name string) string {
	value := resolve(valueOf(name, values))
	if value == nil {
		return ""
	}
	text, _ := scalarText(value)
	return text
}
