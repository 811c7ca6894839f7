package wire

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// File is a part with a file name.
type File interface {
	FilePart() (name, contentType string, content io.Reader)
}

// multipart is a body in parts. Written here, because all attempts must carry the same boundary (servers compare bodies
// that share an idempotency key), and because files are not copied into memory this way.
func multipart(fields []Named, encodings Encodings) (*Body, error) {
	boundary := newBoundary()
	var pieces []source
	for _, field := range fields {
		parts, err := partsOf(field, encodings[field.Name])
		if err != nil {
			return nil, err
		}
		for _, part := range parts {
			pieces = append(pieces, text("--"+boundary+"\r\n"+part.head()+"\r\n\r\n"), part.content, text("\r\n"))
		}
	}
	pieces = append(pieces, text("--"+boundary+"--\r\n"))
	return assembled(pieces, "multipart/form-data; boundary="+boundary), nil
}

func assembled(pieces []source, contentType string) *Body {
	body := &Body{ContentType: contentType, Replayable: true}
	for _, piece := range pieces {
		body.Replayable = body.Replayable && piece.replayable
		if piece.length < 0 || body.Length < 0 {
			body.Length = -1
		} else {
			body.Length += piece.length
		}
	}
	body.Open = func() (io.ReadCloser, error) {
		readers := make([]io.Reader, len(pieces))
		for index, piece := range pieces {
			readers[index] = piece.open()
		}
		return io.NopCloser(io.MultiReader(readers...)), nil
	}
	return body
}

func newBoundary() string {
	var random [16]byte
	// Never fails, as its documentation says.
	_, _ = rand.Read(random[:])
	return "----hivegen-" + hex.EncodeToString(random[:])
}

func text(content string) source {
	return source{int64(len(content)), true, func() io.Reader { return strings.NewReader(content) }}
}

type part struct {
	name, fileName, contentType string
	content                     source
}

// partsOf sends a list as a part for each item, unless it is declared to be one JSON text.
func partsOf(field Named, encoding Encoding) ([]part, error) {
	value := resolve(field.Value)
	if value == nil {
		return nil, nil
	}
	items := []any{value}
	if reflected := reflect.ValueOf(value); isListOfParts(value, reflected) && !IsJSON(encoding.ContentType) {
		items = items[:0]
		for index := range reflected.Len() {
			items = append(items, resolve(reflected.Index(index).Interface()))
		}
	}
	var parts []part
	for _, item := range items {
		if item == nil {
			continue
		}
		written, err := partOf(field.Name, item, concrete(encoding.ContentType))
		if err != nil {
			return nil, err
		}
		parts = append(parts, written)
	}
	return parts, nil
}

func isListOfParts(value any, reflected reflect.Value) bool {
	_, isBytes := value.([]byte)
	return reflected.Kind() == reflect.Slice && !isBytes
}

func partOf(name string, value any, contentType string) (part, error) {
	switch value := value.(type) {
	case File:
		fileName, own, content := value.FilePart()
		if content == nil {
			return part{}, fmt.Errorf("the file of the part %s has no content", name)
		}
		opened, err := sourceOf(content)
		return part{name, orElse(fileName, "blob"), orElse(own, contentType, "application/octet-stream"), opened}, err
	case []byte:
		opened, err := sourceOf(bytes.NewReader(value))
		return part{name, "blob", orElse(contentType, "application/octet-stream"), opened}, err
	}
	if written, ok := scalarText(value); ok && !IsJSON(contentType) {
		return part{name: name, contentType: contentType, content: text(written)}, nil
	}
	written, err := JSON(value)
	if err != nil {
		return part{}, fmt.Errorf("the part %s can't be written as JSON: %w", name, err)
	}
	if _, isScalar := scalarText(value); !isScalar {
		contentType = orElse(contentType, "application/json")
	}
	return part{name: name, contentType: contentType, content: text(written)}, nil
}

// concrete: a list of alternatives (image/png, image/jpeg) or a range says what is taken, not what is sent.
func concrete(contentType string) string {
	if strings.ContainsAny(contentType, ",*") {
		return ""
	}
	return contentType
}

func orElse(values ...string) string {
	for _, value := range values {
		if value != "" {
			return value
		}
	}
	return ""
}

func (p part) head() string {
	head := `Content-Disposition: form-data; name="` + quoted(p.name) + `"`
	if p.fileName != "" {
		head += `; filename="` + quoted(p.fileName) + `"`
	}
	if p.contentType != "" {
		head += "\r\nContent-Type: " + strings.NewReplacer("\r", "", "\n", "").Replace(p.contentType)
	}
	return head
}

// quoted escapes as browsers do.
func quoted(text string) string {
	return strings.NewReplacer("\r", "%0D", "\n", "%0A", `"`, "%22").Replace(text)
}
