package client

import (
	"hivegen.invalid/client/internal/document"
)

// pagination is how the next page of a list is asked for and recognised. Places in responses are those before unwrapping.
type pagination struct {
	style pageStyle
	// items of a page.
	items document.Pointer
	// itemsOptional: the response may leave out an empty list.
	itemsOptional bool
	// hasMore says whether more follows: by false, null or nothing where the list ends.
	hasMore document.Pointer
	// parameter that takes the cursor, the number of the page, or the number of the first item.
	parameter requestPlace
	// next is where the response has the next cursor or address.
	next document.Pointer
	// itemCursor is where the last item has the next cursor, if the response has none.
	itemCursor document.Pointer
	// first number of a page or an item.
	first int64
	// size parameter of a page.
	size requestPlace
	// maximum is the largest page that the server gives, if that is known; without it, a page that is smaller than asked for
	// may not be the last.
	maximum int64
	// total number of items, and of pages.
	total      document.Pointer
	totalPages document.Pointer
}

type pageStyle int

const (
	byCursor pageStyle = iota
	byPage
	byOffset
	byURL
	byLink
)

// requestPlace takes a value: a query parameter by its name, or a place in the JSON body.
type requestPlace struct {
	query string
	body  document.Pointer
}

func (p requestPlace) isDeclared() bool { return p.query != "" || p.body != nil }

// isCounted: nothing but its pages says where such a list ends.
func (p *pagination) isCounted() bool { return p.style == byPage || p.style == byOffset }

// missing is where the next cursor should have been.
func (p *pagination) missing() string {
	switch {
	case p.next != nil:
		return p.next.String()
	case p.itemCursor != nil:
		return p.items.String() + ", last item, " + p.itemCursor.String()
	}
	return "any place"
}
