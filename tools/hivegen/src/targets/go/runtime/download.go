package client

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

// Download is what a server sends as a file. It is read as it arrives; Close it, or save it, which does so.
//
// The timeout of a call bounds each attempt up to the head of the response, as files may take long; the content is bounded by
// WithIdleTimeout, by WithDeadline and by the context. Where it breaks, it is gone on with, if the server tells that it still has
// the same.
type Download struct {
	// Response has status and header.
	Response Response
	// ContentType is the media type, such as application/pdf.
	ContentType string
	// ContentLength in bytes; negative if the server doesn't tell it.
	ContentLength int64
	// Filename that the server proposes, without directories; empty if it doesn't.
	Filename string

	client      *core
	delivery    *delivery
	resumption  *resumption
	limits      resolvedLimits
	idleTimeout time.Duration
	progress    func(received, total int64)
	received    int64
	closed      bool
	failure     error
}

// startDownload calls an operation that sends a file.
func startDownload(ctx context.Context, c *core, op *operation, in *input, options []CallOption) (*Download, error) {
	settings, limits, err := c.callSettings(options)
	if err != nil {
		return nil, c.reported(ctx, op, err)
	}
	idleTimeout := limits.timeout
	if settings.idleTimeout != nil {
		idleTimeout = *settings.idleTimeout
	}
	if idleTimeout <= 0 {
		return nil, c.reported(ctx, op, configurationError("the idle timeout must be above 0, and is %s", idleTimeout))
	}
	request, err := c.serialize(ctx, op, in, &settings)
	if err != nil {
		return nil, c.reported(ctx, op, err)
	}
	result, err := c.deliver(ctx, op, request, limits, true)
	if err != nil {
		return nil, c.reported(ctx, op, settings.failed(err))
	}
	response := c.responseOf(op, result, content{})
	settings.answered(response)
	return &Download{
		Response:      response,
		ContentType:   response.Header.Get("Content-Type"),
		ContentLength: result.response.ContentLength,
		Filename:      filename(response.Header),
		client:        c,
		delivery:      result,
		resumption:    newResumption(ctx, c, op, request, limits, result),
		limits:        limits,
		idleTimeout:   idleTimeout,
		progress:      settings.progress,
	}, nil
}

// Read reads the content. It fails with a typed error if it stands still, is aborted or ends early.
func (d *Download) Read(buffer []byte) (int, error) {
	if d.failure != nil {
		return 0, d.failure
	}
	a := d.delivery.attempt
	stop := d.client.shared.clock.AfterFunc(d.idleTimeout, func() { a.cancel(errIdle) })
	read, err := d.delivery.response.Body.Read(buffer)
	stop()
	d.received += int64(read)
	if read > 0 && d.progress != nil {
		d.progress(d.received, d.ContentLength)
	}
	if err == nil {
		return read, nil
	}
	failure := d.typed(err)
	if failure != io.EOF && d.resumption != nil {
		resumed, err := d.resumption.after(failure, d.received)
		if resumed != nil {
			d.drop()
			d.delivery = resumed
			return read, nil
		}
		if err != nil {
			failure = err
		}
	}
	d.failure = failure
	d.release()
	return read, d.failure
}

// drop the response that broke.
func (d *Download) drop() {
	_ = d.delivery.response.Body.Close()
	d.delivery.attempt.end()
}

// typed: a body that ends early is an error of the connection.
func (d *Download) typed(err error) error {
	call := d.delivery.call
	if cause := d.delivery.attempt.stoppedBy(); cause != nil && !errors.Is(err, io.EOF) {
		return stoppedError(call, d.limits, cause)
	}
	if !errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		message := "the connection broke in the middle of the body (" + d.client.shared.authenticator.redact(err.Error()) + ")"
		return &ConnectionError{call, message, err}
	}
	if d.ContentLength >= 0 && d.received != d.ContentLength && d.delivery.response.Request.Method != http.MethodHead {
		return &ConnectionError{call, fmt.Sprintf("the download ended after %d of %d bytes", d.received, d.ContentLength), io.ErrUnexpectedEOF}
	}
	return io.EOF
}

// WriteTo writes the content to a writer, and closes the download.
func (d *Download) WriteTo(writer io.Writer) (int64, error) {
	defer func() { _ = d.Close() }()
	return io.Copy(writer, onlyReader{d})
}

// onlyReader hides WriteTo from io.Copy, which would call it.
type onlyReader struct{ io.Reader }

// Bytes reads the content into memory, and closes the download.
func (d *Download) Bytes() ([]byte, error) {
	var content bytes.Buffer
	if d.ContentLength > 0 && d.ContentLength <= largestDocument {
		content.Grow(int(d.ContentLength) + bytes.MinRead)
	}
	_, err := d.WriteTo(&content)
	return content.Bytes(), err
}

// SaveTo writes the content to a file, which appears complete or not at all, and closes the download.
func (d *Download) SaveTo(path string) error {
	defer func() { _ = d.Close() }()
	return saveFile(d, path)
}

// Close ends a download, finished or not.
func (d *Download) Close() error {
	if d.failure == nil {
		d.failure = errors.New("the download was closed")
	}
	d.release()
	return nil
}

func (d *Download) release() {
	if d.closed {
		return
	}
	d.closed = true
	d.drop()
}

// filename is what a Content-Disposition header proposes, without directories: a server does not get to say where files
// are written.
func filename(header http.Header) string {
	_, parameters, err := mime.ParseMediaType(header.Get("Content-Disposition"))
	if err != nil {
		return ""
	}
	name := strings.TrimSpace(path.Base(strings.ReplaceAll(parameters["filename"], "\\", "/")))
	if strings.Trim(name, "./") == "" || strings.ContainsRune(name, 0) {
		return ""
	}
	return name
}
