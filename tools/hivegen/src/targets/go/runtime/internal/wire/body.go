package wire

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Body is a request body, written once and sent with each attempt.
type Body struct {
	// ContentType of the request.
	ContentType string
	// Length in bytes; -1 if nobody knows.
	Length int64
	// Replayable: a stream that has been read is gone, so such a request can't be made a second time.
	Replayable bool
	// Open the body for an attempt.
	Open func() (io.ReadCloser, error)
}

// Fields is a body that is sent as a form or in parts.
type Fields interface {
	FormFields() []Named
}

// Encoding says how a property of a form, or a part, is written.
type Encoding struct {
	ContentType string
	// Form is the style, as of a query parameter.
	Form    string
	Explode *bool
}

// Encodings by the names of properties.
type Encodings map[string]Encoding

// Encode writes a body in its media type. Readers and bytes are taken as they are.
func Encode(body any, mediaType string, encodings Encodings) (*Body, error) {
	switch body := body.(type) {
	case nil:
		return nil, nil
	case io.Reader:
		return stream(body, mediaType)
	case []byte:
		return fixed(body, mediaType), nil
	case string:
		if !IsJSON(mediaType) {
			return fixed([]byte(body), mediaType), nil
		}
	}
	switch {
	case hasType(mediaType, "application/x-www-form-urlencoded"):
		fields, err := fieldsOf(body)
		if err != nil {
			return nil, err
		}
		text, err := form(fields, encodings)
		return fixed([]byte(text), mediaType), err
	case hasType(mediaType, "multipart/form-data"):
		fields, err := fieldsOf(body)
		if err != nil {
			return nil, err
		}
		return multipart(fields, encodings)
	}
	text, err := JSON(body)
	if err != nil {
		return nil, fmt.Errorf("the request body can't be written as JSON: %w", err)
	}
	return fixed([]byte(text), mediaType), nil
}

// IsJSON tells whether a media type is JSON or a kind of it.
func IsJSON(mediaType string) bool {
	essence, _, _ := strings.Cut(strings.ToLower(mediaType), ";")
	essence = strings.TrimSpace(essence)
	return strings.HasSuffix(essence, "/json") || strings.HasSuffix(essence, "+json")
}

func hasType(mediaType, wanted string) bool {
	essence, _, _ := strings.Cut(mediaType, ";")
	return strings.EqualFold(strings.TrimSpace(essence), wanted)
}

func fieldsOf(body any) ([]Named, error) {
	if fields, ok := body.(Fields); ok {
		return fields.FormFields(), nil
	}
	fields, err := membersOf(resolve(body))
	if err != nil {
		return nil, errors.New("the request body must be an object, as it is sent as a form")
	}
	return fields, nil
}

func fixed(content []byte, mediaType string) *Body {
	return &Body{
		ContentType: mediaType,
		Length:      int64(len(content)),
		Replayable:  true,
		Open:        func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil },
	}
}

func stream(reader io.Reader, mediaType string) (*Body, error) {
	source, err := sourceOf(reader)
	if err != nil {
		return nil, err
	}
	return &Body{
		ContentType: mediaType,
		Length:      source.length,
		Replayable:  source.replayable,
		Open:        func() (io.ReadCloser, error) { return io.NopCloser(source.open()), nil },
	}, nil
}

// source is content that may be read for several attempts.
type source struct {
	length     int64
	replayable bool
	open       func() io.Reader
}

// sourceOf makes content that can be read at any place, as of files and of memory, repeatable. An attempt that was given up
// may still be reading, so each gets a reader of its own.
func sourceOf(reader io.Reader) (source, error) {
	switch reader := reader.(type) {
	case *bytes.Buffer:
		content := bytes.Clone(reader.Bytes())
		return source{int64(len(content)), true, func() io.Reader { return bytes.NewReader(content) }}, nil
	case interface {
		io.Reader
		io.ReaderAt
		io.Seeker
	}:
		start, length, err := extent(reader)
		if err != nil {
			// A pipe has the methods of a file, and can't seek.
			break
		}
		return source{length, true, func() io.Reader { return io.NewSectionReader(reader, start, length) }}, nil
	}
	return source{-1, false, func() io.Reader { return reader }}, nil
}

// extent is where content begins and how much there is.
func extent(seeker io.Seeker) (start, length int64, err error) {
	if start, err = seeker.Seek(0, io.SeekCurrent); err != nil {
		return 0, 0, err
	}
	end, err := seeker.Seek(0, io.SeekEnd)
	if err != nil {
		return 0, 0, err
	}
	_, err = seeker.Seek(start, io.SeekStart)
	return start, end - start, err
}
