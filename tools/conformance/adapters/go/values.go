package main

import (
	"bytes"
	"encoding/json"
	"time"
)

// whole is a typed value as JSON, completed by what arrived: members that this version of the SDK does not know, and times as
// they were written. What the SDK has read wrongly stays visible.
func whole(value any, arrived json.RawMessage) (json.RawMessage, error) {
	text, err := json.Marshal(value)
	if err != nil || arrived == nil {
		return text, err
	}
	return json.Marshal(completed(decoded(text), decoded(arrived)))
}

func decoded(text []byte) any {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil {
		return nil
	}
	return value
}

func completed(typed, arrived any) any {
	switch typed := typed.(type) {
	case map[string]any:
		others, ok := arrived.(map[string]any)
		if !ok {
			return typed
		}
		result := map[string]any{}
		for name, value := range others {
			known, isKnown := typed[name]
			if isKnown {
				value = completed(known, value)
			}
			result[name] = value
		}
		return result
	case []any:
		others, ok := arrived.([]any)
		if !ok || len(others) != len(typed) {
			return typed
		}
		result := make([]any, len(typed))
		for index := range typed {
			result[index] = completed(typed[index], others[index])
		}
		return result
	case string:
		if text, ok := arrived.(string); ok && sameTime(typed, text) {
			return text
		}
	}
	return typed
}

func sameTime(a, b string) bool {
	first, err := time.Parse(time.RFC3339Nano, a)
	if err != nil {
		return false
	}
	second, err := time.Parse(time.RFC3339Nano, b)
	return err == nil && first.Equal(second)
}
