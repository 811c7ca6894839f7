package client

import (
	"encoding/json"
	"errors"
	"net/http"
	"testing"

	"hivegen.invalid/client/internal/document"
	"hivegen.invalid/client/internal/wire"
)

func TestHowListsGoOn(t *testing.T) {
	items := document.Pointer{"items"}
	page := requestPlace{query: "page"}
	offset := requestPlace{query: "offset"}
	size := requestPlace{query: "limit"}
	for name, test := range map[string]struct {
		form   pagination
		query  []wire.Named
		body   string
		header http.Header
		want   step
	}{
		"a cursor of the last item": {
			pagination{style: byCursor, items: items, hasMore: document.Pointer{"more"}, parameter: requestPlace{query: "after"}, itemCursor: document.Pointer{"id"}},
			nil, `{"items":[{"id":"a"},{"id":"b"}],"more":true}`, nil, step{place: requestPlace{query: "after"}, value: "b"},
		},
		"more without a cursor": {
			pagination{style: byCursor, items: items, hasMore: document.Pointer{"more"}, next: document.Pointer{"next"}},
			nil, `{"items":[],"more":true}`, nil, step{lost: true},
		},
		"a page before the last": {
			pagination{style: byPage, items: items, parameter: page, first: 1, totalPages: document.Pointer{"pages"}},
			[]wire.Named{{Name: "page", Value: int64(2)}}, `{"items":[1],"pages":3}`, nil, step{place: page, value: int64(3)},
		},
		"the last page": {
			pagination{style: byPage, items: items, parameter: page, first: 1, totalPages: document.Pointer{"pages"}},
			[]wire.Named{{Name: "page", Value: int64(3)}}, `{"items":[1],"pages":3}`, nil, lastPage,
		},
		"an offset below the total": {
			pagination{style: byOffset, items: items, parameter: offset, total: document.Pointer{"total"}},
			[]wire.Named{{Name: "offset", Value: int64(2)}}, `{"items":[1,2],"total":5}`, nil, step{place: offset, value: int64(4)},
		},
		"a short page": {
			pagination{style: byOffset, items: items, parameter: offset, size: size, maximum: 100},
			[]wire.Named{{Name: "limit", Value: int64(3)}}, `{"items":[1,2]}`, nil, lastPage,
		},
		"an address": {
			pagination{style: byURL, items: items, next: document.Pointer{"links", "next"}},
			nil, `{"items":[],"links":{"next":{"href":"/p2"}}}`, nil, step{address: "/p2"},
		},
		"a link": {
			pagination{style: byLink, items: items}, nil, `{"items":[]}`,
			http.Header{"Link": {`</p1?a=1,2>; rel="prev first", </p3>; rel=last; title="a, b", </p2>; title="x"; rel="next"`}}, step{address: "/p2"},
		},
		"no link": {pagination{style: byLink, items: items}, nil, `{"items":[]}`, http.Header{}, lastPage},
	} {
		var listed []json.RawMessage
		raw, _ := document.Lookup([]byte(test.body), items)
		if err := json.Unmarshal(raw, &listed); err != nil {
			t.Fatal(err)
		}
		facts := &pageFacts{body: json.RawMessage(test.body), header: test.header, items: listed, in: &input{query: test.query}, firstLength: int64(len(listed))}
		got := test.form.nextStep(facts)
		if got.place.query != test.want.place.query || got.value != test.want.value || got.address != test.want.address || got.end != test.want.end || got.lost != test.want.lost {
			t.Errorf("%s: got %+v, want %+v", name, got, test.want)
		}
	}
}

func TestCredentialsAreOnlySentToTheirServer(t *testing.T) {
	for address, want := range map[string]string{
		"/v1/things?page=2":               "https://api.example/v1/things?page=2",
		"http://api.example/v1/things":    "https://api.example/v1/things",
		"https://other.example/things":    "",
		"https://user@api.example/things": "",
		"//other.example/things":          "",
	} {
		got, err := resolveNext(address, "https://api.example/v1/things", "https://api.example/v1", "GET /things")
		var refused *PaginationError
		if got != want || (want == "") != errors.As(err, &refused) {
			t.Errorf("%s: got %q, %v", address, got, err)
		}
	}
}

func TestACursorInTheBody(t *testing.T) {
	place := requestPlace{body: document.Pointer{"page", "after"}}
	given := &input{body: struct {
		Query string `json:"query"`
	}{"x"}}
	next, err := given.with(place, "c2")
	if err != nil {
		t.Fatal(err)
	}
	text, err := wire.JSON(next.body)
	if err != nil || text != `{"page":{"after":"c2"},"query":"x"}` || next.valueAt(place) != "c2" {
		t.Errorf("got %s, %v", text, err)
	}
}
