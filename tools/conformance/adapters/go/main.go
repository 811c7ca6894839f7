// The adapter of hivepro-go: makes the calls that it is told to make. The README of the suite has the protocol.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sync"
)

// command is a line of the runner.
type command struct {
	ID            int                     `json:"id"`
	Do            string                  `json:"do"`
	Client        string                  `json:"client"`
	From          string                  `json:"from"`
	Options       options                 `json:"options"`
	Clock         clockSettings           `json:"clock"`
	Logs          string                  `json:"logs"`
	Seconds       float64                 `json:"seconds"`
	Operation     string                  `json:"operation"`
	Waiter        string                  `json:"waiter"`
	Arguments     arguments               `json:"arguments"`
	Response      bool                    `json:"response"`
	By            string                  `json:"by"`
	Take          int                     `json:"take"`
	To            string                  `json:"to"`
	Existing      *string                 `json:"existing"`
	Link          string                  `json:"link"`
	As            string                  `json:"as"`
	LinkArguments arguments               `json:"linkArguments"`
	Call          int                     `json:"call"`
	Payload       string                  `json:"payload"`
	Headers       map[string]headerValues `json:"headers"`
	Secrets       []string                `json:"secrets"`
	Tolerance     *float64                `json:"tolerance"`
	Now           *float64                `json:"now"`
}

// reply to a command; members besides those of the protocol's core stand in more.
type reply map[string]any

var output sync.Mutex

func write(message any) {
	text, err := json.Marshal(message)
	if err != nil {
		panic(err)
	}
	output.Lock()
	defer output.Unlock()
	fmt.Fprintf(os.Stdout, "%s\n", text)
}

// adapter has what commands share.
type adapter struct {
	mutex   sync.Mutex
	opened  map[string]*opened
	running map[int]context.CancelFunc
}

func main() {
	a := &adapter{opened: map[string]*opened{}, running: map[int]context.CancelFunc{}}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var received command
		if err := json.Unmarshal(lines.Bytes(), &received); err != nil {
			write(reply{"id": idOf(lines.Bytes()), "error": describe(fmt.Errorf("the command can't be read: %w", err))})
			continue
		}
		ctx, cancel := context.WithCancel(context.Background())
		a.mutex.Lock()
		a.running[received.ID] = cancel
		a.mutex.Unlock()
		go a.handle(ctx, &received)
	}
}

func idOf(line []byte) int {
	var received struct {
		ID int `json:"id"`
	}
	_ = json.Unmarshal(line, &received)
	return received.ID
}

func (a *adapter) handle(ctx context.Context, received *command) {
	answer := reply{"id": received.ID, "value": nil}
	value, err := a.perform(ctx, received, answer)
	if err != nil {
		delete(answer, "value")
		answer["error"] = describe(err)
	} else {
		answer["value"] = value
	}
	a.mutex.Lock()
	a.running[received.ID]()
	delete(a.running, received.ID)
	a.mutex.Unlock()
	write(answer)
}

func (a *adapter) perform(ctx context.Context, received *command, answer reply) (any, error) {
	switch received.Do {
	case "open":
		return nil, a.open(received)
	case "cancel":
		a.mutex.Lock()
		defer a.mutex.Unlock()
		if cancel, ok := a.running[received.Call]; ok {
			cancel()
		}
		return nil, nil
	case "verifyWebhook":
		return verify(received)
	}
	a.mutex.Lock()
	client := a.opened[received.Client]
	a.mutex.Unlock()
	if client == nil {
		return nil, unsupported("there is no client " + received.Client)
	}
	mark := client.mark()
	defer client.observed(mark, answer)
	return client.run(ctx, received, answer)
}

// unsupported is a command that this adapter doesn't know.
type unsupported string

func (u unsupported) Error() string { return string(u) }
