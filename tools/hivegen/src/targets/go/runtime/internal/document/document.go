// Package document finds values in JSON texts without decoding the rest of them.
package document

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Pointer is a place inside a JSON document, one member name a segment: /meta/request_id is {"meta", "request_id"}.
type Pointer []string

// String writes a pointer for messages.
func (p Pointer) String() string { return "/" + strings.Join(p, "/") }

// Lookup returns the value at a place. The text must be valid JSON. Of members with the same name the last one counts.
func Lookup(text []byte, place Pointer) (json.RawMessage, bool) {
	value := bytes.TrimSpace(text)
	for _, name := range place {
		found, ok := member(value, name)
		if !ok {
			return nil, false
		}
		value = found
	}
	return value, len(value) > 0
}

// Text returns an identifier or a message: a non-empty string, or a number written as one; else the empty string.
func Text(text []byte, place Pointer) string {
	if place == nil {
		return ""
	}
	raw, ok := Lookup(text, place)
	if !ok {
		return ""
	}
	if isNumber(raw) {
		return string(raw)
	}
	var value string
	if raw[0] != '"' || json.Unmarshal(raw, &value) != nil {
		return ""
	}
	return value
}

// Value decodes the value at a place; nil if there is none.
func Value(text []byte, place Pointer) any {
	raw, ok := Lookup(text, place)
	if !ok {
		return nil
	}
	var value any
	if json.Unmarshal(raw, &value) != nil {
		return nil
	}
	return value
}

// IsNull tells whether a value is absent or null.
func IsNull(raw json.RawMessage) bool { return len(raw) == 0 || raw[0] == 'n' }

// IsObject tells whether a value is an object.
func IsObject(raw json.RawMessage) bool { return len(raw) > 0 && raw[0] == '{' }

func isNumber(raw json.RawMessage) bool { return raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9' }

// Member is a member of an object, as it is written.
type Member struct {
	Name  string
	Value json.RawMessage
}

// Members returns the members of an object in their order; nothing if the value is no object. It must be valid JSON.
func Members(object []byte) []Member {
	var members []Member
	each(object, func(name []byte, value json.RawMessage) {
		members = append(members, Member{unquoted(name), value})
	})
	return members
}

// Without returns an object without some of its members.
func Without(object []byte, names ...string) json.RawMessage {
	result := []byte{'{'}
	each(object, func(name []byte, value json.RawMessage) {
		for _, excluded := range names {
			if unquoted(name) == excluded {
				return
			}
		}
		if len(result) > 1 {
			result = append(result, ',')
		}
		result = append(append(append(result, name...), ':'), value...)
	})
	return append(result, '}')
}

func member(object []byte, wanted string) (found json.RawMessage, ok bool) {
	each(object, func(name []byte, value json.RawMessage) {
		if isName(name, wanted) {
			found, ok = value, true
		}
	})
	return found, ok
}

// isName compares without allocating where a name has no escapes, as nearly all have none.
func isName(quoted []byte, wanted string) bool {
	inner := quoted[1 : len(quoted)-1]
	if bytes.IndexByte(inner, '\\') < 0 {
		return string(inner) == wanted
	}
	return unquoted(quoted) == wanted
}

func unquoted(quoted []byte) string {
	var name string
	if json.Unmarshal(quoted, &name) != nil {
		return string(quoted)
	}
	return name
}

// each visits the members of an object; names come with their quotes.
func each(object []byte, visit func(name []byte, value json.RawMessage)) {
	at := skipSpace(object, 0)
	if at >= len(object) || object[at] != '{' {
		return
	}
	for at = skipSpace(object, at+1); at < len(object) && object[at] == '"'; at = skipSpace(object, at+1) {
		end := skipString(object, at)
		name := object[at:end]
		start := skipSpace(object, skipSpace(object, end)+1)
		if len(name) < 2 || start >= len(object) {
			return
		}
		at = skipValue(object, start)
		visit(name, object[start:at])
		if at = skipSpace(object, at); at >= len(object) || object[at] != ',' {
			return
		}
	}
}

func skipSpace(text []byte, at int) int {
	for at < len(text) && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t') {
		at++
	}
	return at
}

// skipString returns where a string that begins at a quote ends.
func skipString(text []byte, at int) int {
	for at++; at < len(text) && text[at] != '"'; at++ {
		if text[at] == '\\' {
			at++
		}
	}
	return min(at+1, len(text))
}

func skipValue(text []byte, at int) int {
	depth := 0
	for at < len(text) {
		switch text[at] {
		case '"':
			at = skipString(text, at)
		case '{', '[':
			depth++
			at++
		case '}', ']':
			depth--
			at++
		default:
			at = skipPlain(text, at)
		}
		if depth == 0 {
			return at
		}
	}
	return at
}

// skipPlain passes numbers and words; within lists and objects also commas, colons and spaces.
func skipPlain(text []byte, at int) int {
	if isSeparator(text[at]) {
		return at + 1
	}
	for at < len(text) && !isSeparator(text[at]) && text[at] != '}' && text[at] != ']' {
		at++
	}
	return at
}

func isSeparator(character byte) bool {
	switch character {
	case ',', ':', ' ', '\n', '\r', '\t':
		return true
	}
	return false
}
