package client

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func page(ids []string, next string) string {
	items := make([]string, len(ids))
	for index, id := range ids {
		items[index] = fmt.Sprintf(`{"id":%q}`, id)
	}
	cursor := "null"
	if next != "" {
		cursor = fmt.Sprintf("%q", next)
	}
	return fmt.Sprintf(`{"success":true,"data":[%s],"meta":{"next_cursor":%s,"has_more":%t}}`, strings.Join(items, ","), cursor, next != "")
}

func TestAllItemsOfAllPages(t *testing.T) {
	peer := newPeer(t, says(200, page([]string{"a", "b"}, "c2")), says(200, page([]string{"c"}, "")))
	client, _ := peer.client(t)
	var ids []string
	for item, err := range paginate[*thing](t.Context(), client, &listThings, &input{}, nil).All() {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, item.ID)
	}
	if fmt.Sprint(ids) != "[a b c]" || peer.seen()[1].target != "/v1/things?cursor=c2" {
		t.Errorf("got %v, sent %+v", ids, peer.seen())
	}
}

func TestPagesAreFetchedAsTheyAreNeeded(t *testing.T) {
	peer := newPeer(t, says(200, page([]string{"a", "b"}, "c2")))
	client, _ := peer.client(t)
	items, err := paginate[*thing](t.Context(), client, &listThings, &input{}, nil).Collect(2)
	if err != nil || len(items) != 2 || len(peer.seen()) != 1 {
		t.Errorf("%d items, %d requests, %v", len(items), len(peer.seen()), err)
	}
}

func TestCirclesAreNoticed(t *testing.T) {
	peer := newPeer(t, says(200, page([]string{"a"}, "c2")), says(200, page([]string{"b"}, "c3")), says(200, page([]string{"c"}, "c2")))
	client, _ := peer.client(t)
	_, err := paginate[*thing](t.Context(), client, &listThings, &input{}, nil).Collect(0)
	var circle *PaginationError
	if !errors.As(err, &circle) || len(peer.seen()) != 3 {
		t.Errorf("%d requests, %v", len(peer.seen()), err)
	}
}

func TestAListFailsWhereItBreaks(t *testing.T) {
	peer := newPeer(t, says(200, page([]string{"a"}, "c2")), says(404, `{}`))
	client, _ := peer.client(t)
	items, err := paginate[*thing](t.Context(), client, &listThings, &input{}, nil).Collect(0)
	var notFound *NotFoundError
	if len(items) != 1 || !errors.As(err, &notFound) {
		t.Errorf("%d items, %v", len(items), err)
	}
}

func poller(client *core) func(context.Context, ...CallOption) (*thing, error) {
	return func(ctx context.Context, options ...CallOption) (*thing, error) {
		return call[*thing](ctx, client, &getThing, thingID("t1"), options)
	}
}

func state(status string) string {
	return fmt.Sprintf(`{"success":true,"data":{"id":"t1","status":%q}}`, status)
}

func TestAWaitEndsWithSuccess(t *testing.T) {
	peer := newPeer(t, says(200, state("queued")), says(200, state("some new state")), says(200, state("done")))
	client, clock := peer.client(t)
	var seen []string
	got, err := waitFor(t.Context(), client, &untilDone, []WaitOption{OnProgress(func(value *thing) { seen = append(seen, value.Status) })}, poller(client))
	if err != nil || got.Status != "done" || len(seen) != 3 || fmt.Sprint(clock.slept) != "[1s 1.5s]" {
		t.Errorf("got %v, seen %v, slept %v, %v", got, seen, clock.slept, err)
	}
}

func TestAWaitThatFails(t *testing.T) {
	peer := newPeer(t, says(200, state("failed")))
	client, _ := peer.client(t)
	_, err := waitFor(t.Context(), client, &untilDone, nil, poller(client))
	var failed *WaiterError
	if !errors.As(err, &failed) || failed.Reason != WaiterFailed || failed.Value.(*thing).Status != "failed" {
		t.Errorf("got %v", err)
	}
}

func TestAWaitThatTakesTooLong(t *testing.T) {
	peer := newPeer(t, says(200, state("queued")))
	client, clock := peer.client(t)
	_, err := waitFor(t.Context(), client, &untilDone, []WaitOption{WithDeadline(4 * time.Second)}, poller(client))
	var failed *WaiterError
	if !errors.As(err, &failed) || failed.Reason != WaiterDeadline || fmt.Sprint(clock.slept) != "[1s 1.5s 500ms]" {
		t.Errorf("slept %v, %v", clock.slept, err)
	}
}
