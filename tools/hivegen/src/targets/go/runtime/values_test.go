package client

import (
	"encoding/json"
	"testing"

	"hivegen.invalid/client/internal/wire"
)

type change struct {
	Name  Nullable[string] `json:"name,omitzero"`
	Notes Nullable[string] `json:"notes,omitzero"`
	Tags  []string         `json:"tags,omitzero"`
}

func TestNullAndAbsenceDiffer(t *testing.T) {
	text, err := json.Marshal(change{Notes: Null[string](), Tags: []string{}})
	if err != nil || string(text) != `{"notes":null,"tags":[]}` {
		t.Errorf("got %s, %v", text, err)
	}
	var read change
	if err := json.Unmarshal([]byte(`{"name":"x","notes":null}`), &read); err != nil {
		t.Fatal(err)
	}
	name, ok := read.Name.Get()
	if name != "x" || !ok || !read.Notes.IsNull() || read.Tags != nil {
		t.Errorf("got %+v", read)
	}
	if _, ok := (change{}).Name.Get(); ok || !(change{}).Name.IsZero() {
		t.Error("what is absent has a value")
	}
}

// shape is a union as generated code declares it.
type shape struct{ union }

type circle struct {
	Kind   string  `json:"kind"`
	Radius float64 `json:"radius"`
}

func TestUnionsKeepWhatTheyDoNotKnow(t *testing.T) {
	var read struct {
		Shape shape `json:"shape"`
		Other shape `json:"other,omitzero"`
	}
	if err := json.Unmarshal([]byte(`{"shape":{"kind":"circle","radius":2,"new":1}}`), &read); err != nil {
		t.Fatal(err)
	}
	round, err := unionAs[circle](read.Shape.union)
	if err != nil || round.Radius != 2 || read.Shape.text("kind") != "circle" {
		t.Errorf("got %+v, %v", round, err)
	}
	text, err := json.Marshal(read)
	if err != nil || string(text) != `{"shape":{"kind":"circle","radius":2,"new":1}}` {
		t.Errorf("got %s, %v", text, err)
	}
	made := shape{union{value: circle{Kind: "circle", Radius: 3}}}
	raw, err := made.RawJSON()
	if err != nil || string(raw) != `{"kind":"circle","radius":3}` {
		t.Errorf("got %s, %v", raw, err)
	}
	query, err := wire.Query([]wire.Named{{Name: "a", Value: made}, {Name: "b", Value: read.Other}}, wire.Styles{"a": {Form: "deepObject"}})
	if err != nil || query != "a[kind]=circle&a[radius]=3" {
		t.Errorf("got %s, %v", query, err)
	}
}

// open is an object with further members as generated code declares it.
type open struct {
	ID   string         `json:"id"`
	More map[string]int `json:"-"`
}

func (o *open) UnmarshalJSON(text []byte) error {
	type plain open
	members, err := unmarshalOpen[int](text, (*plain)(o), "id")
	o.More = members
	return err
}

func (o open) MarshalJSON() ([]byte, error) {
	type plain open
	return marshalOpen(plain(o), o.More)
}

func TestFurtherMembersAreKept(t *testing.T) {
	var read open
	if err := json.Unmarshal([]byte(`{"id":"x","a":1,"b":2}`), &read); err != nil || read.More["b"] != 2 {
		t.Fatalf("got %+v, %v", read, err)
	}
	text, err := json.Marshal(read)
	if err != nil || string(text) != `{"id":"x","a":1,"b":2}` {
		t.Errorf("got %s, %v", text, err)
	}
	if err := json.Unmarshal([]byte(`{"id":"x","a":"no number"}`), &read); err == nil {
		t.Error("a member of another type was taken")
	}
}

func TestWhatIsAbsentIsNotSent(t *testing.T) {
	query, err := wire.Query([]wire.Named{
		{Name: "a", Value: optional("")}, {Name: "b", Value: optional("x")}, {Name: "c", Value: (*int64)(nil)},
		{Name: "d", Value: Ptr(int64(0))}, {Name: "e", Value: []string(nil)}, {Name: "f", Value: Null[string]()}, {Name: "g", Value: NonNull(true)},
	}, nil)
	if err != nil || query != "b=x&d=0&g=true" {
		t.Errorf("got %s, %v", query, err)
	}
	if optionalBody[circle](nil) != nil || optionalBody(&circle{Radius: 1}) != any(circle{Radius: 1}) {
		t.Error("a body is absent that isn't, or the other way round")
	}
	if deref[string](nil) != "" || deref(Ptr("x")) != "x" {
		t.Error("a pointer leads elsewhere")
	}
}

func TestWebhooksOfAnotherForm(t *testing.T) {
	if value, err := decodeWebhook[circle](json.RawMessage(`{"radius":1}`)); err != nil || value.Radius != 1 {
		t.Errorf("got %+v, %v", value, err)
	}
	if _, err := decodeWebhook[circle](json.RawMessage(`{"radius":"x"}`)); err == nil {
		t.Error("a payload of another form was taken")
	}
}
