package sessions_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

// operators adds active operators to a world.
func (w *world) operators(n int) []principal.Principal {
	w.t.Helper()
	out := make([]principal.Principal, n)
	for i := range out {
		out[i] = principal.Principal{AccountID: w.source.New(ids.Account), Role: events.RoleOperator}
		w.deliver(w.account(out[i], events.StatusActive, 1))
	}
	return out
}

type careEntry struct {
	EntryID   events.ID `json:"entry_id"`
	Source    string
	Signal    string
	Status    string
	Waiting   int
	ReviewDue string `json:"review_due"`
	Overdue   bool
	Erased    bool
}

type opening struct {
	OpeningID                                             events.ID `json:"opening_id"`
	Way, Status, Telling, Reason, Done, Second, Dangerous string
	Overdue                                               bool
}

type carePage struct {
	Entry    careEntry
	Openings []opening
}

type contents struct {
	AccountID events.ID         `json:"account_id"`
	Emergency map[string]string `json:"emergency"`
	SOSPlace  string            `json:"sos_place"`
	SOSNote   string            `json:"sos_note"`
	Sentences []string
}

type seenLine struct {
	Role, Did, Reason, Done, Second string
	Saw                             []string
	Times                           int
	Agreed                          *bool
}

func (w *world) queue(p principal.Principal) []careEntry {
	w.t.Helper()
	var out struct{ Entries []careEntry }
	w.ok(p, http.MethodGet, "/care", nil, &out)
	return out.Entries
}

func (w *world) seen() []seenLine {
	w.t.Helper()
	var out struct{ Seen []seenLine }
	w.ok(w.employee, http.MethodGet, "/me/access", nil, &out)
	return out.Seen
}

// notices counts the different notices of a kind to an account.
func (w *world) notices(kind events.Code, to principal.Principal) int {
	w.t.Helper()
	known := map[events.ID]bool{}
	for _, n := range emitted(w, events.SessionsNotice) {
		if n.Kind == kind && n.AccountID == to.AccountID {
			known[n.NoticeID] = true
		}
	}
	return len(known)
}

func carePath(id events.ID, parts ...string) string {
	return strings.Join(append([]string{"/care/" + string(id)}, parts...), "/")
}

// signals is an analyser that finds what it is told to.
type signals []analysis.Signal

func (s signals) Analyse(context.Context, analysis.Input) (analysis.Result, error) {
	return analysis.Result{Analyser: "fake-1", Signals: s}, nil
}

// raised is a world whose record shows signals, with operators.
func raised(t *testing.T, program events.Code, found ...analysis.Signal) (*world, []principal.Principal) {
	t.Helper()
	w := held(t, program)
	ops := w.operators(3)
	w.ok(w.employee, http.MethodPut, "/me/emergency", contact, nil)
	w.ok(w.consultant, http.MethodPut, w.path("record"), record(secretText), nil)
	again := sessions.NewAnalyst(w.service, signals(found), &analyser{}).Consumer()
	if n := w.feed(again, w.envelopes(events.SessionsRecordSubmitted.Name())...); n != 0 {
		t.Fatal("refused")
	}
	return w, ops
}
