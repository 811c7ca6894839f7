package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"hivegen.invalid/client/internal/document"
)

// Page is one page of a list.
type Page[T any] struct {
	// Items of this page.
	Items []T
	// Response of this page; its Meta is what the response says besides the items.
	Response Response

	next func(context.Context) (*Page[T], error)
}

// HasNext tells whether there is a page after this one.
func (p *Page[T]) HasNext() bool { return p.next != nil }

// Next fetches the page after this one. It fails with a PaginationError on the last page, and when the server's cursors
// don't lead on.
func (p *Page[T]) Next(ctx context.Context) (*Page[T], error) {
	if p.next == nil {
		return nil, &PaginationError{"this is the last page; ask HasNext first"}
	}
	return p.next(ctx)
}

// Pager is a list whose pages are fetched as they are needed. It can be used several times, and begins anew each time.
type Pager[T any] struct {
	ctx   context.Context
	first func(context.Context) (*Page[T], error)
}

// All are the items of all pages.
//
//	for item, err := range pager.All() {
//		if err != nil {
//			return err
//		}
//		fmt.Println(item)
//	}
func (p *Pager[T]) All() iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for page, err := range p.Pages() {
			if err != nil {
				var nothing T
				yield(nothing, err)
				return
			}
			for _, item := range page.Items {
				if !yield(item, nil) {
					return
				}
			}
		}
	}
}

// Pages are all pages, one after the other.
func (p *Pager[T]) Pages() iter.Seq2[*Page[T], error] {
	return func(yield func(*Page[T], error) bool) {
		page, err := p.first(p.ctx)
		for yield(page, err) && err == nil && page.HasNext() {
			page, err = page.Next(p.ctx)
		}
	}
}

// Page fetches the first page.
func (p *Pager[T]) Page() (*Page[T], error) { return p.first(p.ctx) }

// Collect fetches items until there are limit of them, or all if limit is 0.
func (p *Pager[T]) Collect(limit int) ([]T, error) {
	var items []T
	for item, err := range p.All() {
		if err != nil {
			return items, err
		}
		items = append(items, item)
		if len(items) == limit {
			break
		}
	}
	return items, nil
}

// paginate calls an operation that lists things.
func paginate[T any](ctx context.Context, c *core, op *operation, in *input, options []CallOption) *Pager[T] {
	return &Pager[T]{ctx, func(ctx context.Context) (*Page[T], error) {
		list, err := newList[T](c, op, in, options)
		if err != nil {
			return nil, c.reported(ctx, op, err)
		}
		return list.fetch(ctx, list.start, "")
	}}
}

// list reads pages, and links each to the next.
type list[T any] struct {
	client   *core
	op       *operation
	settings callSettings
	limits   resolvedLimits
	base     string
	start    position
	// pageOf remembers which page each cursor or address led to, so that a server that sends clients in circles is noticed at
	// once. Asking for the same page twice is fine; coming back to an earlier one is not.
	pageOf map[string]int
}

// position of a page in its list.
type position struct {
	// number counts from 1.
	number int
	in     *input
	// before counts items of earlier pages.
	before      int64
	firstLength int64
	previous    []json.RawMessage
}

func newList[T any](c *core, op *operation, in *input, options []CallOption) (*list[T], error) {
	settings, limits, err := c.callSettings(options)
	if err != nil {
		return nil, err
	}
	base, err := operationURL(c.api, c.base, &c.settings, op)
	if err != nil {
		return nil, err
	}
	first := *in
	first.query = append(slices.Clone(in.query), settings.query...)
	settings.query = nil
	made := &list[T]{client: c, op: op, settings: settings, limits: limits, base: base, pageOf: map[string]int{}}
	made.start = position{number: 1, in: &first, firstLength: -1}
	if cursor := first.valueAt(op.pagination.parameter); op.pagination.style == byCursor && cursor != "" {
		made.pageOf[cursor] = 1
	}
	return made, nil
}

// fetch a page: at an address, if the server said so.
func (l *list[T]) fetch(ctx context.Context, at position, address string) (*Page[T], error) {
	request, err := l.client.serialize(ctx, l.op, at.in, &l.settings)
	if err != nil {
		return nil, l.client.reported(ctx, l.op, err)
	}
	if address != "" {
		request.url = address
	}
	fetched, err := l.client.fetchRequest(ctx, l.op, request, l.limits, &l.settings)
	if err != nil {
		return nil, err
	}
	page, err := l.read(fetched, at)
	return page, l.client.reported(ctx, l.op, err)
}

func (l *list[T]) read(fetched *fetched, at position) (*Page[T], error) {
	pages := l.op.pagination
	var items []json.RawMessage
	raw, ok := document.Lookup(fetched.body, pages.items)
	if ok && !document.IsNull(raw) {
		ok = json.Unmarshal(raw, &items) == nil
	} else {
		ok = fetched.body == nil || pages.itemsOptional
	}
	if !ok {
		return nil, l.client.notDeclared(fetched.delivery, "the page has no list at "+pages.items.String(), nil)
	}
	if pages.isCounted() && isRepeated(items, at.previous) {
		return nil, l.circle(fmt.Sprintf("page %d has the items of page %d again", at.number, at.number-1))
	}
	page := &Page[T]{Items: make([]T, len(items)), Response: l.client.responseOf(l.op, fetched.delivery, fetched.content)}
	for index, item := range items {
		var err error
		if page.Items[index], err = decode[T](l.client, fetched.delivery, item); err != nil {
			return nil, err
		}
	}
	if page.Response.Meta == nil && fetched.body != nil {
		page.Response.Meta = beside(fetched.body, pages.items)
	}
	page.next = l.after(fetched, items, at)
	return page, nil
}

// after returns how to fetch the page after one; nil after the last.
func (l *list[T]) after(fetched *fetched, items []json.RawMessage, at position) func(context.Context) (*Page[T], error) {
	if at.firstLength < 0 {
		at.firstLength = int64(len(items))
	}
	next := l.op.pagination.nextStep(&pageFacts{fetched.body, fetched.delivery.response.Header, items, at.in, at.before, at.firstLength})
	if next.end {
		return nil
	}
	from := l.base
	if request := fetched.delivery.response.Request; request != nil && request.URL != nil {
		from = request.URL.String()
	}
	following := position{at.number + 1, at.in, at.before + int64(len(items)), at.firstLength, items}
	return func(ctx context.Context) (*Page[T], error) {
		if next.lost {
			return nil, &PaginationError{l.op.route() + ": the server says that the list goes on, but gives no cursor at " + l.op.pagination.missing() + "."}
		}
		return l.follow(ctx, next, from, following)
	}
}

func (l *list[T]) follow(ctx context.Context, next step, from string, at position) (*Page[T], error) {
	if next.address != "" {
		address, err := resolveNext(next.address, from, l.base, l.op.route())
		if err == nil {
			err = l.refuseCircle(address, at.number)
		}
		if err != nil {
			return nil, err
		}
		return l.fetch(ctx, at, address)
	}
	if err := l.refuseCircle(fmt.Sprint(next.value), at.number); err != nil {
		return nil, err
	}
	in, err := at.in.with(next.place, next.value)
	if err != nil {
		return nil, err
	}
	at.in = in
	return l.fetch(ctx, at, "")
}

func (l *list[T]) refuseCircle(key string, number int) error {
	known, ok := l.pageOf[key]
	if !ok {
		l.pageOf[key] = number
		return nil
	}
	if known < number {
		return l.circle(fmt.Sprintf("page %d has the cursor of page %d again", number, known))
	}
	return nil
}

func (l *list[T]) circle(what string) error {
	return &PaginationError{l.op.route() + ": " + what + ", so the list would never end. Stopped."}
}

// isRepeated: a server that doesn't know the parameter gives the first page again and again. Plain values may well come
// again; objects have ids.
func isRepeated(items, previous []json.RawMessage) bool {
	if len(items) == 0 || len(items) != len(previous) {
		return false
	}
	for index, item := range items {
		if !document.IsObject(item) || !bytes.Equal(item, previous[index]) {
			return false
		}
	}
	return true
}

// beside is what a body has beside its items, where no envelope tells.
func beside(body json.RawMessage, items document.Pointer) json.RawMessage {
	if len(items) == 0 {
		return nil
	}
	holder, ok := document.Lookup(body, items[:len(items)-1])
	if !ok || !document.IsObject(holder) {
		return nil
	}
	return document.Without(holder, items[len(items)-1])
}
