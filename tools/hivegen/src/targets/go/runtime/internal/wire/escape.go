package wire

import "strings"

const (
	letters   = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	hexDigits = "0123456789ABCDEF"
)

// characters that are written as they are.
type characters [256]bool

func setOf(text string) (set characters) {
	for index := range len(text) {
		set[text[index]] = true
	}
	return set
}

var (
	unreserved      = setOf(letters + "-_.!~*'()")
	reservedInPaths = setOf(letters + "-_.!~*'();,/:@&=+$")
	reservedInPairs = setOf(letters + "-_.!~*'();,/?:@=$")
	inQueryNames    = setOf(letters + "_-.~[]")
	inForms         = setOf(letters + "*-._ ")
)

// Component percent-encodes everything that could end a value, in the same way as other SDKs of this API.
func Component(text string) string { return escaped(text, &unreserved) }

// reservedInPath leaves slashes and the like, but not what would end the path.
func reservedInPath(text string) string { return escaped(text, &reservedInPaths) }

// reservedInQuery leaves what may stand in a value, but not what would end it.
func reservedInQuery(text string) string { return escaped(text, &reservedInPairs) }

// queryName leaves brackets readable, which are common in names.
func queryName(text string) string { return escaped(text, &inQueryNames) }

// FormComponent writes text as HTML forms do.
func FormComponent(text string) string { return strings.ReplaceAll(escaped(text, &inForms), " ", "+") }

func escaped(text string, allowed *characters) string {
	count := 0
	for index := range len(text) {
		if !allowed[text[index]] {
			count++
		}
	}
	if count == 0 {
		return text
	}
	result := make([]byte, 0, len(text)+2*count)
	for index := range len(text) {
		character := text[index]
		if allowed[character] {
			result = append(result, character)
		} else {
			result = append(result, '%', hexDigits[character>>4], hexDigits[character&15])
		}
	}
	return string(result)
}
