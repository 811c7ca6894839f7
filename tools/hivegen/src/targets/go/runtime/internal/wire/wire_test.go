package wire

import (
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

type severity string

type filter struct {
	Status severity       `json:"status,omitzero"`
	Tags   []string       `json:"tags,omitzero"`
	Range  map[string]any `json:"range,omitzero"`
}

func TestQueries(t *testing.T) {
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	three := int64(3)
	for name, test := range map[string]struct {
		value any
		style *Style
		want  string
	}{
		"text":                {"a b&c=d+é", nil, "q=a%20b%26c%3Dd%2B%C3%A9"},
		"a text of its type":  {severity("high"), nil, "q=high"},
		"a pointer":           {&three, nil, "q=3"},
		"a time":              {at, nil, "q=2026-01-02T03%3A04%3A05Z"},
		"a fraction":          {0.5, nil, "q=0.5"},
		"a large number":      {1e21, nil, "q=1e%2B21"},
		"a list":              {[]severity{"a", "b"}, nil, "q=a&q=b"},
		"an empty list":       {[]string{}, nil, ""},
		"nothing":             {nil, nil, ""},
		"a list in one":       {[]string{"a", "b,c"}, &Style{Form: "form"}, "q=a,b%2Cc"},
		"a list with spaces":  {[]string{"a", "b"}, &Style{Form: "spaceDelimited"}, "q=a%20b"},
		"a list with pipes":   {[]string{"a", "b"}, &Style{Form: "pipeDelimited"}, "q=a|b"},
		"an object":           {filter{Status: "open"}, nil, "status=open"},
		"an object in one":    {filter{Status: "open"}, &Style{Form: "form"}, "q=status,open"},
		"a map, sorted":       {map[string]int{"b": 2, "a": 1}, nil, "a=1&b=2"},
		"a deep object":       {filter{Status: "open", Tags: []string{"x", "y"}, Range: map[string]any{"from": 1}}, &Style{Form: "deepObject"}, "q[status]=open&q[tags][]=x&q[tags][]=y&q[range][from]=1"},
		"a list of objects":   {[]filter{{Status: "a"}, {Status: "b"}}, &Style{Form: "deepObject"}, "q[0][status]=a&q[1][status]=b"},
		"JSON":                {filter{Status: "open"}, &Style{ContentType: "application/json"}, "q=%7B%22status%22%3A%22open%22%7D"},
		"reserved characters": {"a/b?c&d", &Style{Form: "form", Explode: true, AllowReserved: true}, "q=a/b?c%26d"},
	} {
		styles := Styles{}
		if test.style != nil {
			styles["q"] = *test.style
		}
		got, err := Query([]Named{{"q", test.value}}, styles)
		if err != nil || got != test.want {
			t.Errorf("%s: got %q, want %q, %v", name, got, test.want, err)
		}
	}
}

func TestPaths(t *testing.T) {
	for name, test := range map[string]struct {
		value any
		style Style
		want  string
	}{
		"text":             {"a/b c", Style{}, "/x/a%2Fb%20c/y"},
		"a number":         {int64(7), Style{}, "/x/7/y"},
		"a list":           {[]string{"a", "b"}, Style{}, "/x/a,b/y"},
		"an object":        {map[string]string{"k": "v"}, Style{Explode: true}, "/x/k=v/y"},
		"a label":          {[]string{"a", "b"}, Style{Form: "label", Explode: true}, "/x/.a.b/y"},
		"a matrix":         {[]string{"a", "b"}, Style{Form: "matrix"}, "/x/;id=a,b/y"},
		"a matrix of each": {[]string{"a", "b"}, Style{Form: "matrix", Explode: true}, "/x/;id=a;id=b/y"},
		"reserved":         {"a/b?", Style{AllowReserved: true}, "/x/a/b%3F/y"},
		"an empty text":    {"", Style{}, ""},
		"one dot":          {".", Style{}, ""},
		"two dots":         {"..", Style{}, ""},
		"nothing":          {nil, Style{}, ""},
		"an empty item":    {[]string{"a", ""}, Style{}, ""},
		"no UTF-8":         {"\xff", Style{}, ""},
	} {
		got, err := Path("/x/{id}/y#only-a-name", []Named{{"id", test.value}}, Styles{"id": test.style})
		if got != test.want || (err != nil) != (test.want == "") {
			t.Errorf("%s: got %q, want %q, %v", name, got, test.want, err)
		}
	}
}

func TestHeadersAndCookies(t *testing.T) {
	text, ok, err := Header(Named{"X-A", []string{"a", "b"}}, nil)
	if text != "a,b" || !ok || err != nil {
		t.Errorf("got %q, %v, %v", text, ok, err)
	}
	cookies, err := Cookies([]Named{{"a", "x;y"}, {"b", []string{"1", "2"}}, {"c", nil}}, nil)
	if cookies != "a=x%3By; b=1; b=2" || err != nil {
		t.Errorf("got %q, %v", cookies, err)
	}
	for _, header := range [][2]string{{"X A", "x"}, {"", "x"}, {"X-A", "a\r\nb"}, {"X-A", "\x00"}} {
		if err := CheckHeader(header[0], header[1]); err == nil || strings.Contains(err.Error(), header[1]+"\n") {
			t.Errorf("%q was taken, or shown: %v", header, err)
		}
	}
}

func TestForms(t *testing.T) {
	explode := false
	body, err := Encode(map[string]any{"a": "x y*", "b": []int{1, 2}, "c": map[string]int{"k": 1}, "d": []string{"p", "q"}},
		"application/x-www-form-urlencoded", Encodings{"d": {Form: "form", Explode: &explode}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := content(t, body), "a=x+y*&b=1&b=2&c=%7B%22k%22%3A1%7D&d=p,q"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := Encode(5, "application/x-www-form-urlencoded", nil); err == nil {
		t.Error("a number was taken for a form")
	}
}

func TestFilesAreRepeatableAndStreamsAreNot(t *testing.T) {
	file, err := os.CreateTemp(t.TempDir(), "file")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	if _, err := file.WriteString("skipped content"); err != nil {
		t.Fatal(err)
	}
	if _, err := file.Seek(8, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	body, err := Encode(file, "application/octet-stream", nil)
	if err != nil || !body.Replayable || body.Length != 7 {
		t.Fatalf("got %+v, %v", body, err)
	}
	for range 2 {
		if got := content(t, body); got != "content" {
			t.Errorf("got %q", got)
		}
	}
	reader, writer := io.Pipe()
	_ = writer.Close()
	stream, err := Encode(reader, "application/octet-stream", nil)
	if err != nil || stream.Replayable || stream.Length != -1 {
		t.Errorf("got %+v, %v", stream, err)
	}
}

func content(t *testing.T, body *Body) string {
	t.Helper()
	opened, err := body.Open()
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(opened)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
