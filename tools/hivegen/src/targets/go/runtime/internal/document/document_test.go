package document

import (
	"testing"
)

func TestLookup(t *testing.T) {
	text := []byte(` { "data" : [1, {"a}": "]\""}], "meta":{"request_id":"r\u0031","n": -2.5},"n\u0061me": null, "data": {"x": [ ] } } `)
	for place, want := range map[string]string{
		"meta/request_id": `"r\u0031"`,
		"meta/n":          `-2.5`,
		"name":            `null`,
		"data/x":          `[ ]`,
		"data":            `{"x": [ ] }`,
	} {
		raw, ok := Lookup(text, split(place))
		if !ok || string(raw) != want {
			t.Errorf("%s: got %q (%v), want %q", place, raw, ok, want)
		}
	}
	for _, place := range []string{"missing", "meta/missing", "meta/n/deeper", "data/x/y"} {
		if raw, ok := Lookup(text, split(place)); ok {
			t.Errorf("%s: got %q, want nothing", place, raw)
		}
	}
}

func TestText(t *testing.T) {
	text := []byte(`{"a":"x","b":12,"c":"","d":true,"e":{}}`)
	for place, want := range map[string]string{"a": "x", "b": "12", "c": "", "d": "", "e": "", "f": ""} {
		if got := Text(text, Pointer{place}); got != want {
			t.Errorf("%s: got %q, want %q", place, got, want)
		}
	}
	if got := Text(text, nil); got != "" {
		t.Errorf("a place that isn't declared has the text %q", got)
	}
}

func TestWithout(t *testing.T) {
	if got := string(Without([]byte(`{"ok":true,"a":1, "b" : [2]}`), "ok")); got != `{"a":1,"b":[2]}` {
		t.Errorf("got %s", got)
	}
	if got := string(Without([]byte(`{"ok":true}`), "ok")); got != `{}` {
		t.Errorf("got %s", got)
	}
}

func TestLookupNeverPanics(t *testing.T) {
	for _, text := range []string{``, `{`, `{"`, `{"a`, `{"a"`, `{"a":`, `{"a":"`, `{"a":[`, `{"a":{"b`, `[1`, `null`, `{"a":1,`} {
		Lookup([]byte(text), Pointer{"a", "b"})
	}
}

func split(place string) (pointer Pointer) {
	start := 0
	for index := range len(place) + 1 {
		if index == len(place) || place[index] == '/' {
			pointer = append(pointer, place[start:index])
			start = index + 1
		}
	}
	return pointer
}
