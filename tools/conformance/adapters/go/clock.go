package main

import (
	"context"
	"sync"
	"time"
)

type clockSettings struct {
	Now    float64 `json:"now"`
	Random float64 `json:"random"`
	Hold   bool    `json:"hold"`
}

// caseClock stands still but for the waits of calls, which it records. Limits of calls run on real time.
type caseClock struct {
	settings clockSettings
	client   string

	mutex  sync.Mutex
	now    time.Time
	sleeps []float64
	held   map[chan struct{}]time.Time
}

func newClock(client string, settings clockSettings) *caseClock {
	now := time.UnixMilli(int64(settings.Now * 1000))
	return &caseClock{settings: settings, client: client, now: now, held: map[chan struct{}]time.Time{}}
}

func (c *caseClock) Now() time.Time {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.now
}

func (c *caseClock) Random() float64 { return c.settings.Random }

func (c *caseClock) AfterFunc(delay time.Duration, fire func()) (stop func()) {
	timer := time.AfterFunc(delay, fire)
	return func() { timer.Stop() }
}

func (c *caseClock) Sleep(ctx context.Context, delay time.Duration) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	woken := c.begin(delay)
	if woken == nil {
		return nil
	}
	write(map[string]any{"event": "sleep", "client": c.client, "seconds": delay.Seconds()})
	select {
	case <-woken:
		return nil
	case <-ctx.Done():
		c.mutex.Lock()
		delete(c.held, woken)
		c.mutex.Unlock()
		return context.Cause(ctx)
	}
}

// begin records a wait; nil if it is over at once.
func (c *caseClock) begin(delay time.Duration) chan struct{} {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.sleeps = append(c.sleeps, delay.Seconds())
	if !c.settings.Hold {
		c.now = c.now.Add(delay)
		return nil
	}
	woken := make(chan struct{})
	c.held[woken] = c.now.Add(delay)
	return woken
}

func (c *caseClock) advance(seconds float64) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.now = c.now.Add(duration(seconds))
	for woken, at := range c.held {
		if !at.After(c.now) {
			delete(c.held, woken)
			close(woken)
		}
	}
}

func duration(seconds float64) time.Duration { return time.Duration(seconds * float64(time.Second)) }
