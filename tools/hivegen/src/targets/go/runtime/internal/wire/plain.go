// Package wire writes the arguments of calls as OpenAPI defines it: paths, queries, headers, cookies, forms and bodies.
package wire

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"hivegen.invalid/client/internal/document"
)

// Named is a value with the name that it has on the wire.
type Named struct {
	Name  string
	Value any
}

// Style says how a parameter is written where that is not the default of its place.
type Style struct {
	// Form is OpenAPI's style: form, spaceDelimited, pipeDelimited, deepObject, simple, label, matrix.
	Form          string
	Explode       bool
	AllowReserved bool
	// ContentType: the value is one text in this media type; JSON is written as JSON, text as it is.
	ContentType string
}

// Styles of parameters by their names.
type Styles map[string]Style

type kind int

const (
	absent kind = iota
	one
	list
	object
)

// plain is a value in one of the three forms that parameter styles know, without what is absent in it.
type plain struct {
	kind kind
	text string
	// items of a list, or values of an object.
	items []string
	keys  []string
}

// plainOf reads a value. What is nested deeper than styles know has no standard form and is written as JSON, as is the
// whole value of a parameter with a media type of its own.
func plainOf(value any, contentType string) (plain, error) {
	value = resolve(value)
	if value == nil {
		return plain{}, nil
	}
	if contentType != "" {
		text, err := contentText(value, contentType)
		return plain{kind: one, text: text}, err
	}
	if text, ok := scalarText(value); ok {
		return plain{kind: one, text: text}, nil
	}
	reflected := reflect.ValueOf(value)
	if reflected.Kind() == reflect.Slice || reflected.Kind() == reflect.Array {
		return plainList(reflected)
	}
	members, err := membersOf(value)
	if err != nil {
		return plain{}, err
	}
	return plainObject(members)
}

func plainList(values reflect.Value) (plain, error) {
	result := plain{kind: list}
	for index := range values.Len() {
		text, ok, err := innerText(values.Index(index).Interface())
		if err != nil {
			return plain{}, err
		}
		if ok {
			result.items = append(result.items, text)
		}
	}
	if len(result.items) == 0 {
		return plain{}, nil
	}
	return result, nil
}

func plainObject(members []Named) (plain, error) {
	result := plain{kind: object}
	for _, member := range members {
		text, ok, err := innerText(member.Value)
		if err != nil {
			return plain{}, err
		}
		if ok {
			result.keys = append(result.keys, member.Name)
			result.items = append(result.items, text)
		}
	}
	if len(result.items) == 0 {
		return plain{}, nil
	}
	return result, nil
}

// innerText writes what stands inside a list or an object; absent values are left out.
func innerText(value any) (text string, ok bool, err error) {
	value = resolve(value)
	if value == nil {
		return "", false, nil
	}
	if text, ok := scalarText(value); ok {
		return text, true, nil
	}
	text, err = JSON(value)
	return text, true, err
}

func contentText(value any, contentType string) (string, error) {
	if text, ok := value.(string); ok && !strings.Contains(strings.ToLower(contentType), "json") {
		return text, nil
	}
	return JSON(value)
}

// resolve follows pointers; nil where nothing is to be sent. Types that write themselves, such as a value that may be null,
// are asked.
func resolve(value any) any {
	switch value.(type) {
	case nil, string, int64, float64, bool, time.Time, json.RawMessage:
		return value
	}
	if optional, ok := value.(interface{ Optional() any }); ok {
		return resolve(optional.Optional())
	}
	reflected := reflect.ValueOf(value)
	switch reflected.Kind() {
	case reflect.Pointer, reflect.Interface:
		if reflected.IsNil() {
			return nil
		}
		return resolve(reflected.Elem().Interface())
	case reflect.Slice, reflect.Map:
		if reflected.IsNil() {
			return nil
		}
	}
	return value
}

// scalarText writes a value that is one text. Dates are written as RFC 3339 says.
func scalarText(value any) (string, bool) {
	switch value := value.(type) {
	case string:
		return value, true
	case bool:
		return strconv.FormatBool(value), true
	case int64:
		return strconv.FormatInt(value, 10), true
	case time.Time:
		return value.Format(time.RFC3339Nano), true
	case json.Number:
		return value.String(), true
	case json.RawMessage, []byte:
		return "", false
	}
	reflected := reflect.ValueOf(value)
	switch reflected.Kind() {
	case reflect.String:
		return reflected.String(), true
	case reflect.Bool:
		return strconv.FormatBool(reflected.Bool()), true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(reflected.Int(), 10), true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return strconv.FormatUint(reflected.Uint(), 10), true
	case reflect.Float32, reflect.Float64:
		text, err := JSON(reflected.Float())
		return text, err == nil
	}
	return "", false
}

// membersOf lists the members of an object: those of a map by their names, those of a struct as its JSON has them.
func membersOf(value any) ([]Named, error) {
	reflected := reflect.ValueOf(value)
	if reflected.Kind() == reflect.Map && reflected.Type().Key().Kind() == reflect.String {
		members := make([]Named, 0, reflected.Len())
		for _, key := range reflected.MapKeys() {
			members = append(members, Named{key.String(), reflected.MapIndex(key).Interface()})
		}
		slices.SortFunc(members, func(a, b Named) int { return strings.Compare(a.Name, b.Name) })
		return members, nil
	}
	text, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("a parameter can't be written: %w", err)
	}
	if !document.IsObject(text) {
		return nil, fmt.Errorf("a parameter of type %T can't be written", value)
	}
	var members []Named
	for _, member := range document.Members(text) {
		value, err := decoded(member.Value)
		if err != nil {
			return nil, err
		}
		members = append(members, Named{member.Name, value})
	}
	return members, nil
}

// decoded reads JSON so that numbers stay as they are written, and objects keep the order of their members.
func decoded(raw json.RawMessage) (any, error) {
	if document.IsObject(raw) {
		return raw, nil
	}
	decoder := json.NewDecoder(strings.NewReader(string(raw)))
	decoder.UseNumber()
	var value any
	err := decoder.Decode(&value)
	return value, err
}

// JSON writes a value as compact JSON, without the escapes that only HTML needs.
func JSON(value any) (string, error) {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return "", err
	}
	return strings.TrimSuffix(text.String(), "\n"), nil
}

// encode writes text where it goes to, e.g. percent-encoded.
type encode func(text string) string

func asIs(text string) string { return text }

// joined is all of a value in one text: a,b or k,v,k2,v2 or exploded k=v,k2=v2.
func (p plain) joined(separator string, explode bool, encode encode) string {
	switch p.kind {
	case absent:
		return ""
	case one:
		return encode(p.text)
	}
	var text strings.Builder
	for index, item := range p.items {
		if index > 0 {
			text.WriteString(separator)
		}
		if p.kind == object {
			text.WriteString(encode(p.keys[index]))
			if explode {
				text.WriteByte('=')
			} else {
				text.WriteString(separator)
			}
		}
		text.WriteString(encode(item))
	}
	return text.String()
}

// pairs are name=value as in a query, one for each item where the value is exploded. The name is encoded already.
func (p plain) pairs(name, separator string, explode bool, encode encode) []string {
	switch {
	case p.kind == absent:
		return nil
	case p.kind == one || !explode:
		return []string{name + "=" + p.joined(separator, false, encode)}
	}
	pairs := make([]string, len(p.items))
	for index, item := range p.items {
		key := name
		if p.kind == object {
			key = encode(p.keys[index])
		}
		pairs[index] = key + "=" + encode(item)
	}
	return pairs
}
