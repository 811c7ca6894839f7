package retry

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Unit is what a rate limit's reset header counts.
type Unit int

const (
	// EpochSeconds since 1970.
	EpochSeconds Unit = iota
	// EpochMilliseconds since 1970.
	EpochMilliseconds
	// Seconds from now.
	Seconds
)

// RateLimit names the headers that tell a rate limit.
type RateLimit struct {
	Limit, Remaining, Reset string
	ResetUnit               Unit
}

// absurd: a server that asks for more than a year sent something else than a delay, such as a point in time.
const absurd = 365 * 24 * time.Hour

// Hint is after how long the server says to come back: Retry-After, or for a 429 the reset of the rate limit.
func Hint(status int, header http.Header, limit *RateLimit, now time.Time) (time.Duration, bool) {
	if hint, ok := retryAfter(header, now); ok {
		return hint, true
	}
	if status != http.StatusTooManyRequests || limit == nil {
		return 0, false
	}
	return untilReset(header, limit, now)
}

func retryAfter(header http.Header, now time.Time) (time.Duration, bool) {
	value := strings.TrimSpace(header.Get("Retry-After"))
	if seconds, ok := number(value); ok {
		return sensible(seconds)
	}
	date, err := http.ParseTime(value)
	if err != nil {
		return 0, false
	}
	return sensible(date.Sub(serverTime(header, now)).Seconds())
}

// untilReset is measured by the server's own clock where it tells it.
func untilReset(header http.Header, limit *RateLimit, now time.Time) (time.Duration, bool) {
	value, ok := number(strings.TrimSpace(header.Get(limit.Reset)))
	if !ok {
		return 0, false
	}
	epoch := float64(serverTime(header, now).UnixMilli())
	switch limit.ResetUnit {
	case Seconds:
		return sensible(value)
	case EpochSeconds:
		return sensible(value - epoch/1000)
	default:
		return sensible((value - epoch) / 1000)
	}
}

// number reads plain digits with an optional fraction; signs, exponents and words are no delay.
func number(text string) (float64, bool) {
	for _, character := range text {
		if character != '.' && (character < '0' || character > '9') {
			return 0, false
		}
	}
	if strings.HasPrefix(text, ".") || strings.HasSuffix(text, ".") {
		return 0, false
	}
	value, err := strconv.ParseFloat(text, 64)
	return value, err == nil
}

// serverTime is the response's Date, so that a skewed local clock does not matter.
func serverTime(header http.Header, now time.Time) time.Time {
	if date, err := http.ParseTime(header.Get("Date")); err == nil {
		return date
	}
	return now
}

func sensible(seconds float64) (time.Duration, bool) {
	if seconds < 0 || seconds > absurd.Seconds() {
		return 0, false
	}
	return time.Duration(seconds * float64(time.Second)), true
}
