package client

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Mail is one mail in the mailbox.
type Mail struct {
	ID          string       `json:"id"`
	Time        time.Time    `json:"time"`
	Sender      string       `json:"sender"`
	From        string       `json:"from"`
	To          []string     `json:"to"`
	Subject     string       `json:"subject"`
	Text        string       `json:"text"`
	HTML        string       `json:"html"`
	Attachments []Attachment `json:"attachments"`
	Tags        []Tag        `json:"tags"`
}

// Attachment is a file of a mail.
type Attachment struct {
	Name        string `json:"name"`
	ContentType string `json:"content_type"`
	Content     []byte `json:"content"`
}

// Tag is a message tag of the sender.
type Tag struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// IsCode says whether the mail is a sign-in code.
func (m Mail) IsCode() bool { return m.Sender == "cognito" }

// Tagged returns the value of a tag, or "".
func (m Mail) Tagged(name string) string {
	for _, t := range m.Tags {
		if t.Name == name {
			return t.Value
		}
	}
	return ""
}

// Mails returns the mails to an address, all mails for "", oldest first.
func (c *Cloud) Mails(ctx context.Context, address string) ([]Mail, error) {
	const all = "1000000"
	var out []Mail
	err := c.call(ctx, http.MethodGet, "/_local/api/mail?"+url.Values{"address": {strings.ToLower(address)}, "limit": {all}}.Encode(), "", nil, &out)
	slices.Reverse(out)
	return out, err
}

// Now is the local cloud's time.
func (c *Cloud) Now(ctx context.Context) (time.Time, error) {
	var out struct {
		Now time.Time `json:"now"`
	}
	err := c.call(ctx, http.MethodGet, "/_local/api/clock", "", nil, &out)
	return out.Now, err
}

// MoveTo moves the clock forward to t; a clock that is there already stays.
func (c *Cloud) MoveTo(ctx context.Context, t time.Time) error {
	now, err := c.Now(ctx)
	if err != nil || !t.After(now) {
		return err
	}
	err = c.call(ctx, http.MethodPost, "/_local/api/clock", "", map[string]any{"to": t}, nil)
	if StatusOf(err) == http.StatusBadRequest { // a repeated request whose first answer was lost finds the clock there
		if now, _ := c.Now(ctx); !t.After(now) {
			return nil
		}
	}
	return err
}

// Quiet waits until nothing is queued, in flight or in an outbox. It says what was still waiting when the time is up.
func (c *Cloud) Quiet(ctx context.Context, atMost time.Duration) error {
	var out struct {
		Idle    bool     `json:"idle"`
		Waiting []string `json:"waiting"`
	}
	for deadline := time.Now().Add(atMost); ; {
		if err := c.call(ctx, http.MethodGet, "/_local/api/idle?wait=5s", "", nil, &out); err != nil {
			return err
		}
		if out.Idle {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("the local cloud does not come to rest: %s", strings.Join(out.Waiting, ", "))
		}
	}
}

// Event is one event that passed a bus.
type Event struct {
	Seq           uint64 `json:"seq"`
	ID            string `json:"id"`
	Type          string `json:"type"`
	Source        string `json:"source"`
	CorrelationID string `json:"correlation_id"`
	EntityID      string `json:"entity_id"`
}

// Events returns what passed the buses after a sequence number, oldest first.
func (c *Cloud) Events(ctx context.Context, after uint64) ([]Event, error) {
	var out []Event
	err := c.call(ctx, http.MethodGet, fmt.Sprintf("/_local/api/events?after=%d&limit=1000000", after), "", nil, &out)
	slices.SortFunc(out, func(a, b Event) int {
		if a.Seq < b.Seq {
			return -1
		}
		return 1
	})
	return out, err
}

// Fault makes AWS calls of the functions go wrong, those that the first three fields name; empty means any. Numbers are probabilities.
type Fault struct {
	Service   string  `json:"service"`
	Operation string  `json:"operation"`
	Function  string  `json:"function"`
	Throttle  float64 `json:"throttle"`
	Internal  float64 `json:"internal"`
	Lost      float64 `json:"lost"`
	Conflict  float64 `json:"conflict"`
}

// Faults are all that goes wrong; none is a healthy cloud.
type Faults struct {
	Calls     []Fault `json:"calls"`
	Duplicate float64 `json:"duplicate"` // messages that are delivered twice
	Reorder   float64 `json:"reorder"`   // messages that are overtaken
}

// Misbehave replaces all faults.
func (c *Cloud) Misbehave(ctx context.Context, f Faults) error {
	if f.Calls == nil {
		f.Calls = []Fault{}
	}
	return c.call(ctx, http.MethodPut, "/_local/api/faults", "", f, nil)
}

// Duplicates makes SQS deliver messages twice with the given probability.
func (c *Cloud) Duplicates(ctx context.Context, p float64) error {
	return c.Misbehave(ctx, Faults{Duplicate: p, Reorder: p})
}

// Denial is a call that the synthesized policies did not allow.
type Denial struct {
	Function string `json:"function"`
	Action   string `json:"action"`
	Resource string `json:"resource"`
}

// Denials lists them.
func (c *Cloud) Denials(ctx context.Context) ([]Denial, error) {
	var out []Denial
	err := c.call(ctx, http.MethodGet, "/_local/api/denials", "", nil, &out)
	return out, err
}

// Depth is a queue.
type Depth struct {
	Name    string `json:"name"`
	Visible int    `json:"visible"`
}

// DeadLetters counts the messages in dead-letter queues by queue.
func (c *Cloud) DeadLetters(ctx context.Context) (map[string]int, error) {
	var depths []Depth
	if err := c.call(ctx, http.MethodGet, "/_local/api/queues", "", nil, &depths); err != nil {
		return nil, err
	}
	out := map[string]int{}
	for _, d := range depths {
		if strings.HasSuffix(d.Name, "-dlq") && d.Visible > 0 {
			out[d.Name] = d.Visible
		}
	}
	return out, nil
}
