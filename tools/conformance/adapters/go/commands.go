package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/hivepro/hivepro-go"
)

func (o *opened) run(ctx context.Context, received *command, answer reply) (any, error) {
	switch received.Do {
	case "print":
		text, _ := json.Marshal(o.Client)
		return fmt.Sprintf("%v\n%+v\n%#v\n%s", o.Client, *o.Client, *o.Client, text), nil
	case "advance":
		o.clock.advance(received.Seconds)
		return nil, nil
	case "close":
		return nil, o.Close()
	case "call":
		return o.call(ctx, received, answer)
	case "list":
		start, ok := lists[received.Operation]
		if !ok {
			return nil, unsupported("this adapter has no " + received.Operation)
		}
		return readList(start(ctx, o.Client, received.Arguments, received.Options.call()), received, answer)
	case "wait":
		start, ok := waits[received.Waiter]
		if !ok {
			return nil, unsupported("this adapter has no " + received.Waiter)
		}
		var response hivepro.Response
		value, err := start(ctx, o.Client, received.Arguments, received, answer, &response)
		if err != nil {
			return nil, err
		}
		return whole(value, response.Data)
	case "download":
		if received.Operation != "downloadReport" {
			return nil, unsupported("this adapter has no " + received.Operation)
		}
		return receive(received, answer, func() (*hivepro.Download, error) {
			return o.Reports.Download(ctx, received.Arguments.id("report_id"), received.Options.call()...)
		})
	case "link":
		return o.link(ctx, received, answer)
	}
	return nil, unsupported("this adapter has no command " + received.Do)
}

func (o *opened) call(ctx context.Context, received *command, answer reply) (any, error) {
	start, ok := calls[received.Operation]
	if !ok {
		return nil, unsupported("this adapter has no " + received.Operation)
	}
	var response hivepro.Response
	value, err := start(ctx, o.Client, received.Arguments, append(received.Options.call(), hivepro.WithResponse(&response)))
	if err != nil {
		return nil, err
	}
	if received.Response {
		answer["response"] = about(response)
	}
	if value == nil {
		return nil, nil
	}
	return whole(value, response.Data)
}

func about(response hivepro.Response) map[string]any {
	made := map[string]any{
		"status":     response.Status,
		"attempts":   response.Attempts,
		"retryCount": response.Retries,
		"retryDelay": response.RetryDelay.Seconds(),
		"headers":    lowerCased(response.Header),
	}
	if response.RequestID != "" {
		made["requestId"] = response.RequestID
	}
	if response.Meta != nil {
		made["meta"] = response.Meta
	}
	return made
}

func lowerCased(header http.Header) map[string]string {
	made := map[string]string{}
	for name, values := range header {
		made[strings.ToLower(name)] = strings.Join(values, ", ")
	}
	return made
}

// pager is a list of any type. Its pages tell their responses to one place.
type pager struct {
	response *hivepro.Response
	items    iter.Seq2[any, error]
	pages    iter.Seq2[listed, error]
}

type listed struct {
	items    []any
	response hivepro.Response
	hasNext  bool
}

func pagerOf[T any](list func(...hivepro.CallOption) *hivepro.Pager[T]) pager {
	var response hivepro.Response
	pages := list(hivepro.WithResponse(&response))
	return pager{
		response: &response,
		items: func(yield func(any, error) bool) {
			for item, err := range pages.All() {
				if !yield(item, err) {
					return
				}
			}
		},
		pages: func(yield func(listed, error) bool) {
			for page, err := range pages.Pages() {
				if err != nil {
					yield(listed{}, err)
					return
				}
				items := make([]any, len(page.Items))
				for index, item := range page.Items {
					items[index] = item
				}
				if !yield(listed{items, page.Response, page.HasNext()}, nil) {
					return
				}
			}
		},
	}
}

// readList reads a list as far as the command says.
func readList(list pager, received *command, answer reply) (any, error) {
	if received.By == "pages" {
		return readPages(list, received.Take)
	}
	items := []any{}
	var arrived []json.RawMessage
	var page *byte
	for item, err := range list.items {
		if err != nil {
			answer["seen"] = items
			return nil, err
		}
		if data := list.response.Data; page != &data[0] {
			page = &data[0]
			_ = json.Unmarshal(data, &arrived)
		}
		complete, err := whole(item, arrived[0])
		if err != nil {
			return nil, err
		}
		arrived = arrived[1:]
		if items = append(items, complete); len(items) == received.Take {
			break
		}
	}
	return items, nil
}

func readPages(list pager, take int) (any, error) {
	pages := []any{}
	for page, err := range list.pages {
		if err != nil {
			return nil, err
		}
		items, err := whole(page.items, page.response.Data)
		if err != nil {
			return nil, err
		}
		pages = append(pages, map[string]any{"items": items, "meta": page.response.Meta, "hasNext": page.hasNext})
		if len(pages) == take {
			break
		}
	}
	return pages, nil
}

// waitOptions of a command, and what it observes: the statuses of the values that were polled, and the last response.
func waitOptions[T any](received *command, answer reply, response *hivepro.Response, status func(T) string) []hivepro.WaitOption {
	made := []hivepro.WaitOption{hivepro.WithResponse(response)}
	for _, option := range received.Options.call() {
		made = append(made, option)
	}
	if received.Options.MinDelay != nil {
		made = append(made, hivepro.WithMinDelay(duration(*received.Options.MinDelay)))
	}
	if received.Options.MaxDelay != nil {
		made = append(made, hivepro.WithMaxDelay(duration(*received.Options.MaxDelay)))
	}
	statuses := []string{}
	answer["progress"] = statuses
	return append(made, hivepro.OnProgress(func(value T) {
		statuses = append(statuses, status(value))
		answer["progress"] = statuses
	}))
}

// receive takes a download where the command says.
func receive(received *command, answer reply, start func() (*hivepro.Download, error)) (any, error) {
	if received.To != "file" {
		download, err := start()
		if err != nil {
			return nil, err
		}
		content, err := download.Bytes()
		return aboutDownload(download, base64.StdEncoding.EncodeToString(content)), err
	}
	folder, err := os.MkdirTemp("", "conformance-")
	if err != nil {
		return nil, err
	}
	defer func() {
		answer["files"] = filesIn(folder)
		_ = os.RemoveAll(folder)
	}()
	path := filepath.Join(folder, "download.bin")
	if received.Existing != nil {
		if err := os.WriteFile(path, []byte(*received.Existing), 0o600); err != nil {
			return nil, err
		}
	}
	download, err := start()
	if err != nil {
		return nil, err
	}
	if err := download.SaveTo(path); err != nil {
		return nil, err
	}
	return aboutDownload(download, nil), nil
}

func aboutDownload(download *hivepro.Download, content any) map[string]any {
	return map[string]any{"base64": content, "contentType": orNull(download.ContentType), "filename": orNull(download.Filename)}
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func filesIn(folder string) map[string]string {
	files := map[string]string{}
	entries, _ := os.ReadDir(folder)
	for _, entry := range entries {
		content, _ := os.ReadFile(filepath.Join(folder, entry.Name()))
		files[entry.Name()] = base64.StdEncoding.EncodeToString(content)
	}
	return files
}

type headerValues []string

// UnmarshalJSON reads one value, or several.
func (h *headerValues) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		*h = headerValues{one}
		return nil
	}
	return json.Unmarshal(text, (*[]string)(h))
}

func verify(received *command) (any, error) {
	header := http.Header{}
	for name, values := range received.Headers {
		header[http.CanonicalHeaderKey(name)] = values
	}
	var options []hivepro.WebhookOption
	if received.Tolerance != nil {
		options = append(options, hivepro.WithTolerance(duration(*received.Tolerance)))
	}
	if received.Now != nil {
		options = append(options, hivepro.WithTime(time.UnixMilli(int64(*received.Now*1000))))
	}
	event, err := hivepro.VerifyWebhook([]byte(received.Payload), header, received.Secrets, options...)
	if err != nil {
		return nil, err
	}
	if unknown, ok := event.(*hivepro.UnknownWebhook); ok {
		return unknown.Payload, nil
	}
	return whole(event, json.RawMessage(received.Payload))
}
