package wire

import (
	"fmt"
	"strings"
)

// Header is one header parameter in style simple, the only one that headers have; false if it is absent.
func Header(value Named, styles Styles) (text string, ok bool, err error) {
	style := styles[value.Name]
	content, err := plainOf(value.Value, style.ContentType)
	if err != nil || content.kind == absent {
		return "", false, err
	}
	return content.joined(",", style.Explode, asIs), true, nil
}

// Cookies writes cookie parameters as a Cookie header.
func Cookies(values []Named, styles Styles) (string, error) {
	var pairs []string
	for _, value := range values {
		style, declared := styles[value.Name]
		content, err := plainOf(value.Value, style.ContentType)
		if err != nil {
			return "", err
		}
		pairs = append(pairs, content.pairs(value.Name, ",", style.Explode || !declared, Component)...)
	}
	return strings.Join(pairs, "; "), nil
}

// CheckHeader refuses what HTTP can't carry, without showing the value, which may be a credential.
func CheckHeader(name, value string) error {
	if isToken(name) && isFieldValue(value) {
		return nil
	}
	return fmt.Errorf("the header %q has a name or a value that HTTP can't carry", name)
}

func isToken(name string) bool {
	for _, character := range name {
		if !strings.ContainsRune(letters+"!#$%&'*+-.^_`|~", character) {
			return false
		}
	}
	return name != ""
}

func isFieldValue(value string) bool {
	for index := range len(value) {
		if character := value[index]; character < ' ' && character != '\t' || character == 0x7f {
			return false
		}
	}
	return true
}
