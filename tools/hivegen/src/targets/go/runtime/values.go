package client

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"

	"hivegen.invalid/client/internal/document"
)

// Ptr returns a pointer to a value: for optional fields.
func Ptr[T any](value T) *T { return &value }

// Nullable is an optional value that may be null as well: its zero value is left out, Null is sent as null, and NonNull as it
// is.
type Nullable[T any] struct {
	value *T
	null  bool
}

// Null removes what is there: it is sent as null.
func Null[T any]() Nullable[T] { return Nullable[T]{null: true} }

// NonNull is a value that could also be null.
func NonNull[T any](value T) Nullable[T] { return Nullable[T]{value: &value} }

// Get returns the value; false if it is null or was left out.
func (n Nullable[T]) Get() (value T, ok bool) {
	if n.value == nil {
		return value, false
	}
	return *n.value, true
}

// IsNull tells whether it is null, and not merely left out.
func (n Nullable[T]) IsNull() bool { return n.null }

// IsZero tells whether it was left out.
func (n Nullable[T]) IsZero() bool { return n.value == nil && !n.null }

// MarshalJSON writes the value, or null.
func (n Nullable[T]) MarshalJSON() ([]byte, error) {
	if n.value == nil {
		return []byte("null"), nil
	}
	return json.Marshal(*n.value)
}

// UnmarshalJSON reads a value, or null.
func (n *Nullable[T]) UnmarshalJSON(text []byte) error {
	if bytes.Equal(text, []byte("null")) {
		*n = Null[T]()
		return nil
	}
	var value T
	if err := json.Unmarshal(text, &value); err != nil {
		return err
	}
	*n = NonNull(value)
	return nil
}

// Optional returns what parameters and forms send.
func (n Nullable[T]) Optional() any {
	if n.value == nil {
		return nil
	}
	return *n.value
}

// Upload is a file to send in a form.
type Upload struct {
	// Name of the file.
	Name string
	// ContentType is its media type; application/octet-stream unless given.
	ContentType string
	// Content is read once for each attempt. What can seek, such as an *os.File or a *bytes.Reader, is repeatable.
	Content io.Reader
}

// FilePart returns what a part of a form is made of.
func (u Upload) FilePart() (name, contentType string, content io.Reader) {
	return u.Name, u.ContentType, u.Content
}

// MarshalJSON fails: JSON has no files.
func (u Upload) MarshalJSON() ([]byte, error) {
	return nil, errors.New("a file can't be written as JSON")
}

// union is a value of one of several types. It is kept as it came, and decoded when its type is asked for.
type union struct {
	value any
	raw   json.RawMessage
}

// MarshalJSON writes the value.
func (u union) MarshalJSON() ([]byte, error) {
	if u.raw != nil || u.value == nil {
		return u.raw.MarshalJSON()
	}
	return json.Marshal(u.value)
}

// UnmarshalJSON keeps the value as it is.
func (u *union) UnmarshalJSON(text []byte) error {
	u.value, u.raw = nil, bytes.Clone(text)
	return nil
}

// IsZero tells whether there is no value.
func (u union) IsZero() bool { return u.value == nil && u.raw == nil }

// RawJSON returns the value as JSON, for what this version does not know.
func (u union) RawJSON() (json.RawMessage, error) { return u.MarshalJSON() }

// Optional returns what parameters and forms send.
func (u union) Optional() any {
	if u.value != nil {
		return u.value
	}
	if u.raw == nil {
		return nil
	}
	return u.raw
}

// unionAs decodes a value as one of its types.
func unionAs[T any](u union) (T, error) {
	if value, ok := u.value.(T); ok {
		return value, nil
	}
	var value T
	raw, err := u.MarshalJSON()
	if err != nil {
		return value, err
	}
	return value, json.Unmarshal(raw, &value)
}

// optional is nil for a zero value, which then isn't sent.
func optional[T comparable](value T) any {
	var zero T
	if value == zero {
		return nil
	}
	return value
}

// optionalBody is nil for a missing body, which then isn't sent.
func optionalBody[T any](body *T) any {
	if body == nil {
		return nil
	}
	return *body
}

// text is a member that tells which type it is.
func (u union) text(name string) string {
	raw, err := u.MarshalJSON()
	if err != nil {
		return ""
	}
	return document.Text(raw, document.Pointer{name})
}

// unmarshalOpen reads the declared members of an object into a target, and returns the others.
func unmarshalOpen[T any](text []byte, target any, declared ...string) (map[string]T, error) {
	if err := json.Unmarshal(text, target); err != nil {
		return nil, err
	}
	var others map[string]T
	for _, member := range document.Members(text) {
		if slices.Contains(declared, member.Name) {
			continue
		}
		var value T
		if err := json.Unmarshal(member.Value, &value); err != nil {
			return nil, err
		}
		if others == nil {
			others = map[string]T{}
		}
		others[member.Name] = value
	}
	return others, nil
}

// marshalOpen writes the declared members of an object, and others after them.
func marshalOpen[T any](declared any, others map[string]T) ([]byte, error) {
	text, err := json.Marshal(declared)
	if err != nil || len(others) == 0 {
		return text, err
	}
	more, err := json.Marshal(others)
	if err != nil || len(text) <= len("{}") {
		return more, err
	}
	return append(append(text[:len(text)-1], ','), more[1:]...), nil
}

// deref is the value that a pointer leads to, or the zero value.
func deref[T any](pointer *T) T {
	if pointer == nil {
		var zero T
		return zero
	}
	return *pointer
}
