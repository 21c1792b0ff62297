package console

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"kikite/infra/local/internal/bus"
	"kikite/infra/local/internal/mail"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/schedule"
)

// overviewData is the first page: what is wrong, what waits, what just happened.
type overviewData struct {
	Idle     idleness
	Trouble  []trouble
	Next     []schedule.Listing
	Mail     []mail.Message
	Chains   []chainSummary
	Waiting  []queue.Depth
	Messages int // in flight or waiting, without dead letters
}

// trouble is something that a person should look at.
type trouble struct{ What, Link string }

const overviewRows = 8

func (c *Console) overview(r *http.Request) (any, error) {
	idle, err := c.idle(r.Context())
	if err != nil {
		return nil, err
	}
	d := overviewData{Idle: idle, Chains: summarise(c.Flow.Flow(bus.FlowFilter{Limit: 2000}))}
	d.Chains = d.Chains[:min(overviewRows, len(d.Chains))]
	if d.Mail, err = c.Mailbox.List(mail.Filter{Limit: overviewRows}); err != nil {
		return nil, err
	}
	for _, q := range c.Queues.Depths() {
		n := q.Visible + q.InFlight + q.Delayed
		switch {
		case n == 0:
		case len(q.DeadFor) > 0:
			d.Trouble = append(d.Trouble, trouble{count(n, "dead letter in ", "dead letters in ") + short(q.Name), "/queues/" + q.Name})
		default:
			d.Waiting = append(d.Waiting, q)
			d.Messages += n
		}
	}
	if n := len(c.Denials.List()); n > 0 {
		d.Trouble = append(d.Trouble, trouble{count(n, "kind of call was denied by policy", "kinds of calls were denied by policy"), "/access"})
	}
	if n := len(c.Schedules.Failures()); n > 0 {
		d.Trouble = append(d.Trouble, trouble{count(n, "schedule could not fire", "schedules could not fire"), "/schedules"})
	}
	if n := len(c.Async.Dropped()); n > 0 {
		d.Trouble = append(d.Trouble, trouble{count(n, "asynchronous invocation was dropped", "asynchronous invocations were dropped"), "/functions"})
	}
	for _, s := range c.Schedules.List() {
		if !s.Disabled && !s.Next.IsZero() && len(d.Next) < overviewRows {
			d.Next = append(d.Next, s)
		}
	}
	return d, nil
}

func (c *Console) postClock(r *http.Request) (string, error) {
	m := move{Advance: r.PostForm.Get("advance"), Preset: r.PostForm.Get("preset")}
	if v := r.PostForm.Get("to"); v != "" {
		t, err := time.ParseInLocation("2006-01-02T15:04", v, tokyo) // what a datetime-local field sends
		if err != nil {
			return "", fmt.Errorf("%w: %w", errMove, err)
		}
		m.To = t
	}
	now, err := c.move(r.Context(), m)
	if err != nil {
		return "", err
	}
	return "The clock is at " + when(now) + ".", nil
}

type queuesData struct{ Live, Dead []queue.Depth }

func (c *Console) queues(*http.Request) (any, error) {
	var d queuesData
	for _, q := range c.Queues.Depths() {
		if len(q.DeadFor) > 0 {
			d.Dead = append(d.Dead, q)
		} else {
			d.Live = append(d.Live, q)
		}
	}
	return d, nil
}

type queueData struct {
	queue.Depth
	Messages []queue.Message
}

const messagesShown = 100

func (c *Console) queue(r *http.Request) (any, error) {
	name := r.PathValue("name")
	depths := c.Queues.Depths()
	i := slices.IndexFunc(depths, func(d queue.Depth) bool { return d.Name == name })
	if i < 0 {
		return nil, fmt.Errorf("queue %s: %w", name, errNotFound)
	}
	messages, err := c.Queues.Messages(name, messagesShown)
	return queueData{depths[i], messages}, err
}

func (c *Console) postRedrive(r *http.Request) (string, error) {
	n, err := c.Queues.Redrive(r.PathValue("name"))
	return count(n, "message went back.", "messages went back."), err
}

type schedulesData struct {
	Schedules []schedule.Listing
	Failures  []schedule.Failure
}

func (c *Console) schedules(*http.Request) (any, error) {
	return schedulesData{c.Schedules.List(), c.Schedules.Failures()}, nil
}

// chainSummary is all events of one correlation.
type chainSummary struct {
	ID       string
	First    string // type of its first event
	Events   int
	Failed   int // deliveries that failed and were not followed by a success
	From, To time.Time
}

// summarise groups events, given oldest first, by correlation; the latest chain comes first. Events of AWS services and unlinked
// events have no correlation: each stands alone under its own ID.
func summarise(events []bus.Event) []chainSummary {
	byID := map[string]*chainSummary{}
	var order []*chainSummary
	for _, e := range events {
		id := chainOf(e)
		s := byID[id]
		if s == nil {
			s = &chainSummary{ID: id, First: e.Type, From: e.At}
			byID[id] = s
			order = append(order, s)
		}
		s.Events++
		s.To = e.At
		s.Failed += failing(e)
	}
	slices.SortStableFunc(order, func(a, b *chainSummary) int { return b.To.Compare(a.To) })
	out := make([]chainSummary, 0, len(order))
	for _, s := range order {
		out = append(out, *s)
	}
	return out
}

func chainOf(e bus.Event) string {
	for _, id := range []string{e.CorrelationID, e.ID, e.BusID} {
		if id != "" {
			return id
		}
	}
	return strings.Join([]string{e.Source, e.Type}, " ")
}

// failing counts the queues whose latest delivery of the event failed.
func failing(e bus.Event) int {
	last := map[string]bool{}
	for _, d := range e.Deliveries {
		last[d.Queue] = d.OK
	}
	n := 0
	for _, ok := range last {
		if !ok {
			n++
		}
	}
	return n
}
