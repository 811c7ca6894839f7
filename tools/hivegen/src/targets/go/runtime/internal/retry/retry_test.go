package retry

import (
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"testing"
	"time"
)

var now = time.Unix(1_767_225_600, 0).UTC()

func TestHints(t *testing.T) {
	limit := &RateLimit{Remaining: "X-Remaining", Reset: "X-Reset"}
	for name, test := range map[string]struct {
		status int
		header map[string]string
		want   time.Duration
		hinted bool
	}{
		"seconds":                        {503, map[string]string{"Retry-After": "20"}, 20 * time.Second, true},
		"a fraction":                     {503, map[string]string{"Retry-After": "0.5"}, 500 * time.Millisecond, true},
		"a date":                         {503, map[string]string{"Retry-After": now.Add(30 * time.Second).Format(http.TimeFormat)}, 30 * time.Second, true},
		"a date by the server's clock":   {503, map[string]string{"Retry-After": now.Add(time.Hour).Format(http.TimeFormat), "Date": now.Add(time.Hour - time.Second).Format(http.TimeFormat)}, time.Second, true},
		"a date that has passed":         {503, map[string]string{"Retry-After": now.Add(-time.Second).Format(http.TimeFormat)}, 0, false},
		"a negative number":              {503, map[string]string{"Retry-After": "-5"}, 0, false},
		"no number":                      {503, map[string]string{"Retry-After": "soon"}, 0, false},
		"NaN":                            {503, map[string]string{"Retry-After": "NaN"}, 0, false},
		"an absurd number":               {503, map[string]string{"Retry-After": "1767225600"}, 0, false},
		"a rate limit":                   {429, map[string]string{"X-Reset": "1767225610"}, 10 * time.Second, true},
		"a rate limit that doesn't mean": {503, map[string]string{"X-Reset": "1767225610"}, 0, false},
		"nothing":                        {429, nil, 0, false},
	} {
		header := http.Header{}
		for key, value := range test.header {
			header.Set(key, value)
		}
		got, hinted := Hint(test.status, header, limit, now)
		if got.Round(time.Millisecond) != test.want || hinted != test.hinted {
			t.Errorf("%s: got %s, %v", name, got, hinted)
		}
	}
}

func TestClasses(t *testing.T) {
	for name, test := range map[string]struct {
		err  error
		want Class
	}{
		"refused":       {&net.OpError{Op: "dial", Err: errors.New("refused")}, Presend},
		"no such name":  {&net.DNSError{Name: "x"}, Presend},
		"reset":         {&net.OpError{Op: "read", Err: errors.New("reset")}, Transient},
		"a certificate": {x509.UnknownAuthorityError{}, Final},
	} {
		if got := ClassifyError(test.err); got != test.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
	for status, want := range map[int]Class{400: Final, 404: Final, 408: Transient, 409: Transient, 429: Throttle, 500: Transient, 501: Final, 502: Transient, 503: Transient, 504: Transient} {
		if got := ClassifyStatus(status, false, []int{409}); got != want {
			t.Errorf("%d: got %v", status, got)
		}
	}
	if ClassifyStatus(503, true, nil) != Throttle {
		t.Error("503 with a hint is no throttle")
	}
}

func TestDecisions(t *testing.T) {
	short := 100 * time.Millisecond
	half := func() float64 { return 0.5 }
	base := func() Circumstances {
		return Circumstances{Policy: Resolve(), Safe: true, Replayable: true, Budget: &Budget{}, Random: half}
	}
	for name, test := range map[string]struct {
		failure Failure
		change  func(*Circumstances)
		want    Decision
	}{
		"the first backoff":      {Failure{Class: Transient}, nil, Decision{true, 250 * time.Millisecond, 14}},
		"the second backoff":     {Failure{Class: Transient}, func(c *Circumstances) { c.Retries = 1 }, Decision{true, 500 * time.Millisecond, 14}},
		"throttled":              {Failure{Class: Throttle}, nil, Decision{true, 500 * time.Millisecond, 5}},
		"a hint":                 {Failure{Class: Throttle, Hint: 20 * time.Second, Hinted: true}, nil, Decision{true, 21 * time.Second, 5}},
		"a hint that is long":    {Failure{Class: Throttle, Hint: 61 * time.Second, Hinted: true}, nil, Decision{}},
		"used up":                {Failure{Class: Transient}, func(c *Circumstances) { c.Retries = 2 }, Decision{}},
		"final":                  {Failure{Class: Final}, nil, Decision{}},
		"not safe":               {Failure{Class: Transient}, func(c *Circumstances) { c.Safe = false }, Decision{}},
		"not safe, but not sent": {Failure{Class: Presend}, func(c *Circumstances) { c.Safe = false }, Decision{true, 250 * time.Millisecond, 14}},
		"not replayable":         {Failure{Class: Throttle}, func(c *Circumstances) { c.Replayable = false }, Decision{}},
		"beyond the deadline":    {Failure{Class: Transient}, func(c *Circumstances) { c.Remaining = &short }, Decision{}},
		"bounded": {Failure{Class: Transient}, func(c *Circumstances) {
			c.Retries, c.Policy = 9, Resolve(Override{MaxRetries: Times(10)})
		}, Decision{true, 4 * time.Second, 14}},
	} {
		circumstances := base()
		if test.change != nil {
			test.change(&circumstances)
		}
		if got := Decide(test.failure, circumstances); got != test.want {
			t.Errorf("%s: got %+v, want %+v", name, got, test.want)
		}
	}
}

func TestTheBudgetRunsOutAndIsRefilled(t *testing.T) {
	budget := &Budget{}
	count := 0
	for {
		if _, ok := budget.Spend(Transient); !ok {
			break
		}
		count++
	}
	if count != 35 {
		t.Errorf("%d retries", count)
	}
	budget.Refund(14)
	if _, ok := budget.Spend(Transient); !ok {
		t.Error("it was not refilled")
	}
}

func TestAUsedUpRateLimitIsRemembered(t *testing.T) {
	window := NewWindow(&RateLimit{Remaining: "X-Remaining", Reset: "X-Reset"})
	header := http.Header{}
	header.Set("X-Remaining", "0")
	header.Set("X-Reset", "1767225630")
	window.Observe(header, now)
	if wait := window.Wait(now.Add(10 * time.Second)); wait != 20*time.Second {
		t.Errorf("got %s", wait)
	}
	header.Set("X-Remaining", "5")
	window.Observe(header, now)
	if wait := window.Wait(now); wait != 0 {
		t.Errorf("got %s", wait)
	}
}
