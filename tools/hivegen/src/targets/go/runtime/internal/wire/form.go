package wire

import (
	"reflect"
	"strings"
)

// form writes application/x-www-form-urlencoded. By default a list is sent item by item, and objects as JSON; a property
// with a declared style is written as a query parameter would be.
func form(fields []Named, encodings Encodings) (string, error) {
	var pairs []string
	for _, field := range fields {
		written, err := formPairs(field, encodings[field.Name])
		if err != nil {
			return "", err
		}
		pairs = append(pairs, written...)
	}
	return strings.Join(pairs, "&"), nil
}

func formPairs(field Named, encoding Encoding) ([]string, error) {
	name := FormComponent(field.Name)
	if encoding.Form == "deepObject" {
		return deepPairs(name, field.Value, FormComponent)
	}
	contentType := ""
	if encoding.Form == "" && encoding.Explode == nil && isComposite(field.Value) {
		contentType = "application/json"
		if encoding.ContentType != "" {
			contentType = encoding.ContentType
		}
	}
	content, err := plainOf(field.Value, contentType)
	if err != nil {
		return nil, err
	}
	explode := encoding.Form == "" || encoding.Form == "form"
	if encoding.Explode != nil {
		explode = *encoding.Explode
	}
	return content.pairs(name, separator(encoding.Form, "+", "%7C"), explode, FormComponent), nil
}

// isComposite: an object, neither one text nor a list.
func isComposite(value any) bool {
	value = resolve(value)
	if value == nil {
		return false
	}
	if _, isScalar := scalarText(value); isScalar {
		return false
	}
	kind := reflect.TypeOf(value).Kind()
	return kind != reflect.Slice && kind != reflect.Array
}
