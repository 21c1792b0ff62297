package console

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/bus"
	"kikite/infra/local/internal/clock"
	"kikite/infra/local/internal/gateway"
	"kikite/infra/local/internal/mail"
	"kikite/infra/local/internal/queue"
)

// apiRoutes: GET only looks; everything else goes through the cross-origin protection of New.
func (c *Console) apiRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /api/idle", api(c.apiIdle))
	mux.HandleFunc("GET /api/clock", api(func(*http.Request) (any, error) { return c.clockNow(), nil }))
	mux.HandleFunc("POST /api/clock", api(c.apiMove))
	mux.HandleFunc("GET /api/events", api(c.apiEvents))
	mux.HandleFunc("GET /api/queues", api(func(*http.Request) (any, error) { return each(c.Queues.Depths(), onWireQueue), nil }))
	mux.HandleFunc("GET /api/queues/{name}/messages", api(c.apiMessages))
	mux.HandleFunc("POST /api/queues/{name}/redrive", api(c.apiRedrive))
	mux.HandleFunc("GET /api/schedules", api(func(*http.Request) (any, error) {
		return map[string]any{"schedules": each(c.Schedules.List(), onWireSchedule), "failures": each(c.Schedules.Failures(), onWireFailure)}, nil
	}))
	mux.HandleFunc("GET /api/mail", api(c.apiMail))
	mux.HandleFunc("GET /api/mail/{id}", api(func(r *http.Request) (any, error) { return c.letter(r.PathValue("id")) }))
	mux.HandleFunc("GET /api/functions", api(func(*http.Request) (any, error) {
		return map[string]any{"functions": each(c.Functions.Stats(), onWireFunction), "dropped": each(c.Async.Dropped(), onWireDropped)}, nil
	}))
	mux.HandleFunc("GET /api/functions/{name}/logs", api(c.apiLogs))
	mux.HandleFunc("GET /api/denials", api(func(*http.Request) (any, error) { return each(c.Denials.List(), onWireDenial), nil }))
	mux.HandleFunc("GET /api/calls", api(func(*http.Request) (any, error) { return each(c.Calls.List(), onWireCount), nil }))
	mux.HandleFunc("POST /api/calls/reset", api(func(*http.Request) (any, error) { c.Calls.Reset(); return struct{}{}, nil }))
	mux.HandleFunc("GET /api/faults", api(func(*http.Request) (any, error) { return c.faults(), nil }))
	mux.HandleFunc("PUT /api/faults", api(c.apiFaults))
	mux.HandleFunc("/api/", api(func(*http.Request) (any, error) { return nil, errNotFound }))
}

// api answers JSON; errors are problem documents (RFC 9457).
func api(do func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		out, err := do(r)
		if err != nil {
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(statusOf(err))
			_ = json.NewEncoder(w).Encode(map[string]any{"status": statusOf(err), "title": http.StatusText(statusOf(err)), "detail": err.Error()})
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(out)
	}
}

// errInput is a request that cannot be understood.
var errInput = errors.New("bad input")

func statusOf(err error) int {
	var known *awsapi.Error
	switch {
	case errors.Is(err, errNotFound), errors.As(err, &known) && known.Status < http.StatusInternalServerError:
		return http.StatusNotFound // the sources' only refusal is an unknown name
	case errors.Is(err, errMove), errors.Is(err, errInput), errors.Is(err, clock.ErrBackward):
		return http.StatusBadRequest
	default:
		slog.Error("console", "error", err)
		return http.StatusInternalServerError
	}
}

const maxWait = time.Minute

// apiIdle answers at once, or with ?wait=10s as soon as the local cloud is idle, at most a minute later.
func (c *Console) apiIdle(r *http.Request) (any, error) {
	var wait time.Duration
	if v := r.URL.Query().Get("wait"); v != "" {
		var err error
		if wait, err = time.ParseDuration(v); err != nil {
			return nil, fmt.Errorf("%w: wait: %w", errInput, err)
		}
	}
	return c.waitIdle(r.Context(), min(wait, maxWait))
}

type clockState struct {
	Now           time.Time `json:"now"`
	Offset        string    `json:"offset"`         // ahead of the machine, a Go duration
	OffsetSeconds float64   `json:"offset_seconds"` // the same as a number
	NextReport    time.Time `json:"next_report"`    // what the preset next-month moves to
}

func (c *Console) clockNow() clockState {
	now, offset := c.Clock.Now(), c.Clock.Offset()
	return clockState{now, offset.String(), offset.Seconds(), nextReport(now)}
}

func (c *Console) apiMove(r *http.Request) (any, error) {
	var m move
	if err := readJSON(r, &m); err != nil {
		return nil, err
	}
	if _, err := c.move(r.Context(), m); err != nil {
		return nil, err
	}
	return c.clockNow(), nil
}

// apiEvents takes correlation, entity, type, after (sequence number) and limit.
func (c *Console) apiEvents(r *http.Request) (any, error) {
	q := r.URL.Query()
	after, err := number(q.Get("after"), 0)
	if err != nil {
		return nil, err
	}
	limit, err := number(q.Get("limit"), 0)
	if err != nil {
		return nil, err
	}
	return onWireEvents(c.Flow.Flow(bus.FlowFilter{CorrelationID: q.Get("correlation"), EntityID: q.Get("entity"), Type: q.Get("type"),
		AfterSeq: uint64(after), Limit: limit})), nil // number is never negative
}

func (c *Console) apiMessages(r *http.Request) (any, error) {
	limit, err := number(r.URL.Query().Get("limit"), 100)
	if err != nil {
		return nil, err
	}
	return c.Queues.Messages(r.PathValue("name"), limit)
}

func (c *Console) apiRedrive(r *http.Request) (any, error) {
	n, err := c.Queues.Redrive(r.PathValue("name"))
	return map[string]int{"moved": n}, err
}

// apiMail lists mail, newest first, with attachments; address and limit choose.
func (c *Console) apiMail(r *http.Request) (any, error) {
	limit, err := number(r.URL.Query().Get("limit"), 0)
	if err != nil {
		return nil, err
	}
	list, err := c.Mailbox.List(mail.Filter{Address: r.URL.Query().Get("address"), Limit: limit})
	if list == nil {
		list = []mail.Message{}
	}
	return list, err
}

func (c *Console) letter(id string) (mail.Message, error) {
	m, found, err := c.Mailbox.Get(id)
	if err == nil && !found {
		err = fmt.Errorf("mail: %w", errNotFound)
	}
	return m, err
}

func (c *Console) apiLogs(r *http.Request) (any, error) {
	n, err := number(r.URL.Query().Get("lines"), 200)
	if err != nil {
		return nil, err
	}
	return each(c.Functions.Logs(r.PathValue("name"), n), onWireLog), nil
}

// faultSettings are all faults in force; PUT replaces them.
type faultSettings struct {
	Calls           []gateway.Fault `json:"calls"`
	Duplicate       float64         `json:"duplicate"`         // probability that a message is delivered twice
	Reorder         float64         `json:"reorder"`           // probability that a message is overtaken
	LostMailAnswers int             `json:"lost_mail_answers"` // sends that are accepted but answered with an error
}

func (c *Console) faults() faultSettings {
	q := c.Queues.Faults()
	calls := c.Faults.List()
	if calls == nil {
		calls = []gateway.Fault{}
	}
	return faultSettings{calls, q.Duplicate, q.Reorder, c.Mailbox.FailingAnswers()}
}

func (c *Console) setFaults(f faultSettings) error {
	probabilities := []float64{f.Duplicate, f.Reorder}
	for _, call := range f.Calls {
		probabilities = append(probabilities, call.Throttle, call.Internal, call.Lost, call.Conflict, call.Throttle+call.Internal+call.Lost+call.Conflict)
		if call.LatencyMS < 0 {
			return fmt.Errorf("%w: latency must not be negative", errInput)
		}
	}
	for _, p := range probabilities {
		if p < 0 || p > 1 {
			return fmt.Errorf("%w: probabilities are between 0 and 1, those of one fault together too", errInput)
		}
	}
	if f.LostMailAnswers < 0 {
		return fmt.Errorf("%w: a number of answers cannot be negative", errInput)
	}
	c.Faults.Set(f.Calls)
	c.Queues.SetFaults(queue.Faults{Duplicate: f.Duplicate, Reorder: f.Reorder})
	c.Mailbox.FailAnswers(f.LostMailAnswers)
	return nil
}

func (c *Console) apiFaults(r *http.Request) (any, error) {
	var f faultSettings
	if err := readJSON(r, &f); err != nil {
		return nil, err
	}
	if err := c.setFaults(f); err != nil {
		return nil, err
	}
	return c.faults(), nil
}

func readJSON(r *http.Request, v any) error {
	d := json.NewDecoder(io.LimitReader(r.Body, 1<<20))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return fmt.Errorf("%w: %w", errInput, err)
	}
	return nil
}

// number reads a whole number of zero or more.
func number(v string, otherwise int) (int, error) {
	if v == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%w: %q is no whole number", errInput, v)
	}
	return n, nil
}
