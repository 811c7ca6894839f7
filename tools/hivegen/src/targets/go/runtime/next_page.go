package client

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"hivegen.invalid/client/internal/document"
	"hivegen.invalid/client/internal/wire"
)

// step is how the page after one is asked for: with another value in the same request, or at an address.
type step struct {
	place requestPlace
	value any
	// address as the server wrote it: perhaps relative.
	address string
	// end: there is none.
	end bool
	// lost: the server announces more without saying where.
	lost bool
}

var lastPage = step{end: true}

// pageFacts is what is known about a page when the next one is looked for.
type pageFacts struct {
	body   json.RawMessage
	header http.Header
	items  []json.RawMessage
	// in is what the page was asked for with.
	in *input
	// before counts items of earlier pages.
	before int64
	// firstLength counts the items of the first page.
	firstLength int64
}

// next is how a list goes on after a page.
func (p *pagination) nextStep(page *pageFacts) step {
	switch p.style {
	case byCursor:
		return p.nextCursor(page)
	case byPage:
		return p.nextPage(page)
	case byOffset:
		return p.nextOffset(page)
	case byURL:
		return p.nextURL(page)
	default:
		return nextLink(page.header)
	}
}

// saysMore is what the response says about whether more follows; not known: nothing.
func (p *pagination) saysMore(body json.RawMessage) (more, known bool) {
	if p.hasMore == nil {
		return false, false
	}
	raw, ok := document.Lookup(body, p.hasMore)
	if !ok {
		return false, false
	}
	text := string(raw)
	return text != "false" && text != "null" && text != `""`, true
}

// nextCursor: hasMore decides where the API has it, as many send a cursor with the last page too.
func (p *pagination) nextCursor(page *pageFacts) step {
	more, known := p.saysMore(page.body)
	if known && !more {
		return lastPage
	}
	cursor := ""
	if p.next != nil {
		cursor = document.Text(page.body, p.next)
	} else if p.itemCursor != nil && known && len(page.items) > 0 {
		cursor = document.Text(page.items[len(page.items)-1], p.itemCursor)
	}
	if cursor != "" {
		return step{place: p.parameter, value: cursor}
	}
	return step{end: !more, lost: more}
}

// nextPage counts until the server says that it was the last, or a page is short or empty.
func (p *pagination) nextPage(page *pageFacts) step {
	number := page.in.numberAt(p.parameter, p.first)
	goesOn := false
	if pages, ok := numberAt(page.body, p.totalPages); ok {
		goesOn = number-p.first+1 < pages
	} else {
		size := page.in.numberAt(p.size, page.firstLength)
		goesOn = p.hasNext(page, max(page.before, (number-p.first)*size))
	}
	if !goesOn {
		return lastPage
	}
	return step{place: p.parameter, value: number + 1}
}

// nextOffset is the number of the item after the last, until the server says that there is none.
func (p *pagination) nextOffset(page *pageFacts) step {
	offset := page.in.numberAt(p.parameter, p.first)
	if len(page.items) == 0 || !p.hasNext(page, offset-p.first) {
		return lastPage
	}
	return step{place: p.parameter, value: offset + int64(len(page.items))}
}

// hasNext: before are the items in front of this page.
func (p *pagination) hasNext(page *pageFacts, before int64) bool {
	if more, known := p.saysMore(page.body); known {
		return more
	}
	length := int64(len(page.items))
	if length == 0 {
		return false
	}
	if total, ok := numberAt(page.body, p.total); ok {
		return before+length < total
	}
	expected := page.firstLength
	if p.maximum > 0 {
		if asked := page.in.numberAt(p.size, 0); asked > 0 {
			expected = max(expected, min(asked, p.maximum))
		}
	}
	return length >= expected
}

// nextURL takes the address in the body; some write it as {"href"}.
func (p *pagination) nextURL(page *pageFacts) step {
	more, known := p.saysMore(page.body)
	if known && !more {
		return lastPage
	}
	value := document.Value(page.body, p.next)
	if object, ok := value.(map[string]any); ok {
		value = object["href"]
	}
	if address, ok := value.(string); ok && address != "" {
		return step{address: address}
	}
	return step{end: !more, lost: more}
}

var (
	// linkPattern is <address>; name=value; name="value"; commas may stand in addresses and in quotes.
	linkPattern     = regexp.MustCompile("<([^>]*)>((?:\\s*;\\s*[\\w!#$%&'*+.^`|~-]+(?:\\s*=\\s*(?:\"[^\"]*\"|[^\\s\",;]+))?)*)")
	relationPattern = regexp.MustCompile(`(?i);\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))`)
)

// nextLink is the address that the Link header gives for rel="next".
func nextLink(header http.Header) step {
	for _, link := range linkPattern.FindAllStringSubmatch(strings.Join(header.Values("Link"), ", "), -1) {
		relation := relationPattern.FindStringSubmatch(link[2])
		if relation == nil || link[1] == "" {
			continue
		}
		if slices.Contains(strings.Fields(strings.ToLower(relation[1]+relation[2])), "next") {
			return step{address: link[1]}
		}
	}
	return lastPage
}

// resolveNext is the URL of the next page. Requests carry credentials, so it must be on the server that the client was made
// for; a server behind a proxy may think that it is called by http.
func resolveNext(address, from, base, route string) (string, error) {
	start, err := url.Parse(from)
	if err != nil {
		return "", &PaginationError{route + ": the page has no address that the next one could start at. Stopped."}
	}
	own, err := url.Parse(base)
	if err != nil {
		return "", &PaginationError{route + ": the base URL is not a URL. Stopped."}
	}
	origin := own.Scheme + "://" + own.Host
	next, err := start.Parse(address)
	if err != nil {
		return "", &PaginationError{route + ": the next page is at no valid address, and credentials are only sent to " + origin + ". Stopped."}
	}
	if next.Scheme == "http" && own.Scheme == "https" && next.Host == own.Host {
		next.Scheme = "https"
	}
	if next.Scheme != own.Scheme || next.Host != own.Host || next.User != nil {
		return "", &PaginationError{route + ": the next page is at " + next.Scheme + "://" + next.Host + ", and credentials are only sent to " + origin + ". Stopped."}
	}
	return next.String(), nil
}

func numberAt(body json.RawMessage, place document.Pointer) (int64, bool) {
	if place == nil {
		return 0, false
	}
	number, err := strconv.ParseInt(document.Text(body, place), 10, 64)
	return number, err == nil
}

// valueAt is what the request has at a place, as text.
func (in *input) valueAt(place requestPlace) string {
	if place.body != nil {
		body, err := wire.JSON(in.body)
		if err != nil {
			return ""
		}
		return document.Text([]byte(body), place.body)
	}
	return wire.TextOf(in.query, place.query)
}

func (in *input) numberAt(place requestPlace, otherwise int64) int64 {
	if !place.isDeclared() {
		return otherwise
	}
	if number, err := strconv.ParseInt(in.valueAt(place), 10, 64); err == nil {
		return number
	}
	return otherwise
}

// with is the same input with another value at a place.
func (in *input) with(place requestPlace, value any) (*input, error) {
	changed := *in
	if place.body == nil {
		changed.query = slices.DeleteFunc(slices.Clone(in.query), func(item wire.Named) bool { return item.Name == place.query })
		changed.query = append(changed.query, wire.Named{Name: place.query, Value: value})
		return &changed, nil
	}
	body := map[string]any{}
	if in.body != nil {
		text, err := wire.JSON(in.body)
		if err != nil {
			return nil, &InvalidInputError{"the request body can't be written as JSON: " + err.Error(), err}
		}
		decoder := json.NewDecoder(strings.NewReader(text))
		decoder.UseNumber()
		if err := decoder.Decode(&body); err != nil {
			return nil, &InvalidInputError{"the request body is no object, and the page's cursor goes there", err}
		}
	}
	setAt(body, place.body, value)
	changed.body = body
	return &changed, nil
}

func setAt(object map[string]any, place document.Pointer, value any) {
	for _, name := range place[:len(place)-1] {
		inner, ok := object[name].(map[string]any)
		if !ok {
			inner = map[string]any{}
			object[name] = inner
		}
		object = inner
	}
	object[place[len(place)-1]] = value
}
