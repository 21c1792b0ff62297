package sessions_test

import (
	"net/http"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

type voice struct {
	ID       string `json:"voice_id"`
	Status   string
	Text     string
	LeavesOn string `json:"leaves_on"`
	Batch    string
	Answers  []struct{ Text, On string }
}

// speaking is a world of twelve employees with an account, one of HR, and a roster. It is Wednesday, 30 September.
func speaking(t *testing.T) (*world, principal.Principal, []principal.Principal) {
	t.Helper()
	w := newWorld(t)
	w.roster(1, claims.PersonName{Name: "山田 花子"})
	hr := principal.Principal{AccountID: w.source.New(ids.Account), Role: events.RoleHR, CompanyID: w.company}
	w.deliver(w.account(hr, events.StatusActive, 1))
	return w, hr, w.colleagues(10)
}

func (w *world) colleagues(n int) []principal.Principal {
	var out []principal.Principal
	for range n {
		p := principal.Principal{AccountID: w.source.New(ids.Account), Role: events.RoleEmployee, CompanyID: w.company}
		w.deliver(w.account(p, events.StatusActive, 1))
		out = append(out, p)
	}
	return out
}

// spoken writes a voice and lets the analyst make its preview.
func (w *world) spoken(p principal.Principal, words string) voice {
	w.t.Helper()
	var v voice
	w.ok(p, http.MethodPost, "/me/voices", body{"text": words}, &v)
	w.preview()
	w.ok(p, http.MethodGet, "/me/voices/"+v.ID, nil, &v)
	return v
}

func (w *world) preview() {
	w.t.Helper()
	a := &analyser{}
	if n := w.feed(sessions.NewAnalyst(w.service, a, a).Consumer(), w.envelopes(events.SessionsVoiceDrafted.Name())...); n != 0 {
		w.t.Fatalf("the analyst refused %d", n)
	}
}

func (w *world) approved(p principal.Principal, words string) voice {
	w.t.Helper()
	v := w.spoken(p, words)
	w.ok(p, http.MethodPost, "/me/voices/"+v.ID+"/approval", body{"text": v.Text}, &v)
	return v
}

// monday runs the morning of the next Monday, nine o'clock in Tokyo.
func (w *world) monday() {
	w.t.Helper()
	const nine = 0 // in Tokyo, as UTC has it
	now := w.clock.Now()
	next := time.Date(now.Year(), now.Month(), now.Day(), nine, 0, 0, 0, time.UTC)
	for next.Weekday() != time.Monday || !next.After(now) {
		next = next.AddDate(0, 0, 1)
	}
	w.clock.Advance(next.Sub(now))
	for range 2 {
		if err := w.service.Daily(w.ctx, w.clock.Now()); err != nil {
			w.t.Fatal(err)
		}
	}
}

func (w *world) heard(hr principal.Principal) []voice {
	w.t.Helper()
	var out struct{ Voices []voice }
	w.ok(hr, http.MethodGet, "/voices", nil, &out)
	return out.Voices
}
