package client

import (
	"bytes"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestADownloadIsReadAsItArrives(t *testing.T) {
	peer := newPeer(t, says(200, "content", "Content-Type", "application/pdf", "Content-Disposition", `attachment; filename="../a.pdf"`))
	client, _ := peer.client(t)
	var total int64
	download, err := startDownload(t.Context(), client, &fetchFile, &input{}, []CallOption{WithProgress(func(received, _ int64) { total = received })})
	if err != nil {
		t.Fatal(err)
	}
	var content bytes.Buffer
	if _, err := download.WriteTo(&content); err != nil || content.String() != "content" || total != 7 {
		t.Errorf("got %q, %d, %v", content.String(), total, err)
	}
	if download.ContentType != "application/pdf" || download.Filename != "a.pdf" || download.ContentLength != 7 {
		t.Errorf("got %+v", download)
	}
}

func TestAFileAppearsCompleteOrNotAtAll(t *testing.T) {
	short := func(response http.ResponseWriter, _ *http.Request) {
		response.Header().Set("Content-Length", "100")
		_, _ = response.Write([]byte("only some"))
	}
	peer := newPeer(t, short, says(200, "new"))
	client, _ := peer.client(t)
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"old", "new"} {
		download, err := startDownload(t.Context(), client, &fetchFile, &input{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		err = download.SaveTo(path)
		var broken *ConnectionError
		if isOld := want == "old"; isOld != errors.As(err, &broken) {
			t.Errorf("got %v", err)
		}
		content, _ := os.ReadFile(path)
		entries, _ := os.ReadDir(filepath.Dir(path))
		if string(content) != want || len(entries) != 1 {
			t.Errorf("got %q and %d files", content, len(entries))
		}
	}
}

func TestADownloadThatStandsStill(t *testing.T) {
	peer := newPeer(t, func(response http.ResponseWriter, request *http.Request) {
		_, _ = response.Write([]byte("some"))
		_ = http.NewResponseController(response).Flush()
		<-request.Context().Done()
	})
	client, _ := peer.client(t)
	download, err := startDownload(t.Context(), client, &fetchFile, &input{}, []CallOption{WithIdleTimeout(20 * time.Millisecond)})
	if err != nil {
		t.Fatal(err)
	}
	_, err = download.Bytes()
	var timeout *TimeoutError
	if !errors.As(err, &timeout) || timeout.Limit != IdleLimit {
		t.Errorf("got %v", err)
	}
}
