package sessions_test

import (
	"net/http"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/principal"
)

type view struct {
	SessionID     string `json:"session_id"`
	Status        string
	Outcome       string
	When          string
	StartsAt      string `json:"starts_at"`
	ConsultantID  string `json:"consultant_id"`
	PulseAnswered bool   `json:"pulse_answered"`
	RecordStored  bool   `json:"record_stored"`
}

func (w *world) view(p principal.Principal) view {
	w.t.Helper()
	var v view
	w.ok(p, http.MethodGet, w.path(""), nil, &v)
	return v
}

func TestATalkFromBookingToPulse(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	w.clock.Advance(-15*time.Minute - time.Second)
	if v := w.view(w.consultant); v.Status != "scheduled" || v.When != "today" {
		t.Errorf("before: %+v", v)
	}
	w.refused(w.consultant, http.MethodPost, w.path("start"), nil, 409, "too_early")
	w.clock.Advance(time.Second)
	for range 2 { // a repeated request has the same answer
		var v view
		w.ok(w.consultant, http.MethodPost, w.path("start"), nil, &v)
		if v.Status != "started" {
			t.Errorf("%+v", v)
		}
	}
	for range 2 {
		w.ok(w.consultant, http.MethodPost, w.path("finish"), body{"outcome": "held"}, nil)
	}
	w.refused(w.consultant, http.MethodPost, w.path("finish"), body{"outcome": "no_show_employee"}, 409, "already_finished")
	w.refused(w.employee, http.MethodPost, w.path("no-show"), nil, 409, "already_finished")
	w.refused(w.consultant, http.MethodPost, w.path("start"), nil, 409, "already_finished")
	if v := w.view(w.employee); v.When != "due" || v.ConsultantID != string(w.consultant.ConsultantID) || v.PulseAnswered {
		t.Errorf("employee: %+v", v)
	}
	if v := w.view(w.consultant); v.When != "due" || v.ConsultantID != "" || v.RecordStored {
		t.Errorf("consultant: %+v", v)
	}
	w.ok(w.consultant, http.MethodPut, w.path("record"), record(secretText), nil)
	w.ok(w.employee, http.MethodPost, w.path("pulse"), w.pulse(events.RegularCare, nil), nil)
	if a, b := w.view(w.employee), w.view(w.consultant); a.When != "past" || !a.PulseAnswered || b.When != "past" || !b.RecordStored {
		t.Errorf("%+v %+v", a, b)
	}
	finished := emitted(w, events.SessionsFinished)
	if len(finished) != 1 || finished[0].Outcome != events.OutcomeHeld || finished[0].BookingID != w.booking.BookingID || finished[0].EmployeeID != w.employee.AccountID {
		t.Errorf("finished: %+v", finished)
	}
}

func TestTransitionsThatTimeOrStateForbid(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		at     time.Duration // after the start
		as     func(*world) principal.Principal
		path   string
		in     any
		status int
		code   string
	}{
		"start too late":                {50*time.Minute + time.Hour + time.Second, consultant, "start", nil, 409, "too_late"},
		"held before the start":         {-time.Second, consultant, "finish", body{"outcome": "held"}, 409, "too_early"},
		"no-show after nine minutes":    {9 * time.Minute, consultant, "finish", body{"outcome": "no_show_employee"}, 409, "too_early"},
		"consultant's after nine":       {9 * time.Minute, employee, "no-show", nil, 409, "too_early"},
		"record before the talk":        {time.Hour, consultant, "record", record("x"), 409, "not_held"},
		"pulse before the talk":         {time.Hour, employee, "pulse", body{"answers": map[string]int{"rating": 5}}, 409, "not_held"},
		"employee starts":               {0, employee, "start", nil, 403, "role"},
		"consultant reports themselves": {time.Hour, consultant, "no-show", nil, 403, "role"},
		"a colleague's talk":            {time.Hour, func(w *world) principal.Principal { return w.colleague }, "no-show", nil, 404, "not_found"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := booked(t, events.RegularCare)
			w.clock.Advance(tt.at)
			method := http.MethodPost
			if tt.path == "record" {
				method = http.MethodPut
			}
			w.refused(tt.as(w), method, w.path(tt.path), tt.in, tt.status, tt.code)
			if got := w.outbox(); len(got) != 0 {
				t.Errorf("%d events", len(got))
			}
		})
	}
}

func consultant(w *world) principal.Principal { return w.consultant }
func employee(w *world) principal.Principal   { return w.employee }

func TestNoShows(t *testing.T) {
	t.Parallel()
	t.Run("the consultant did not come", func(t *testing.T) {
		t.Parallel()
		w := booked(t, events.OneOnOne)
		w.clock.Advance(10 * time.Minute)
		w.ok(w.employee, http.MethodPost, w.path("no-show"), nil, nil)
		w.refused(w.consultant, http.MethodPost, w.path("finish"), body{"outcome": "held"}, 409, "already_finished")
		got := emitted(w, events.SessionsFinished)
		if len(got) != 1 || got[0].Outcome != events.OutcomeNoShowConsultant || len(emitted(w, events.SessionsFactRecorded)) != 0 {
			t.Errorf("%+v", got)
		}
		w.refused(w.employee, http.MethodPost, w.path("pulse"), w.pulse(events.OneOnOne, nil), 409, "not_held")
	})
	t.Run("the employee did not come", func(t *testing.T) {
		t.Parallel()
		w := booked(t, events.OneOnOne)
		w.ok(w.consultant, http.MethodPost, w.path("start"), nil, nil)
		w.refused(w.employee, http.MethodPost, w.path("no-show"), nil, 409, "already_started")
		w.clock.Advance(10 * time.Minute)
		w.ok(w.consultant, http.MethodPost, w.path("finish"), body{"outcome": "no_show_employee"}, nil)
		if got := emitted(w, events.SessionsFactRecorded); len(got) != 0 {
			t.Errorf("a fact of a talk that was not: %+v", got)
		}
	})
	t.Run("a talk that nobody opened here", func(t *testing.T) {
		t.Parallel()
		w := booked(t, events.OneOnOne)
		w.clock.Advance(3 * 24 * time.Hour)
		w.ok(w.consultant, http.MethodPost, w.path("finish"), body{"outcome": "held"}, nil)
	})
}

func TestListsShowOwnSessionsByStart(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	later := w.booking
	later.BookingID, later.StartsAt, later.EndsAt = w.source.New("bkg"), start.Add(48*time.Hour), start.Add(49*time.Hour)
	other := later
	other.BookingID, other.EmployeeID, other.StartsAt = w.source.New("bkg"), w.colleague.AccountID, start.Add(24*time.Hour)
	w.deliver(event(w, events.BookingBooked, later.BookingID, 1, later), event(w, events.BookingBooked, other.BookingID, 1, other))
	list := func(p principal.Principal, query string) []view {
		var out struct{ Sessions []view }
		w.ok(p, http.MethodGet, "/sessions"+query, nil, &out)
		return out.Sessions
	}
	if got := list(w.employee, ""); len(got) != 2 || got[0].When != "today" || got[1].When != "upcoming" {
		t.Errorf("employee: %+v", got)
	}
	if got := list(w.consultant, ""); len(got) != 3 || got[1].StartsAt > got[2].StartsAt {
		t.Errorf("consultant: %+v", got)
	}
	if got := list(w.consultant, "?when=upcoming"); len(got) != 2 {
		t.Errorf("upcoming: %+v", got)
	}
	w.clock.Advance(100 * 24 * time.Hour)
	if got := list(w.consultant, ""); len(got) != 0 {
		t.Errorf("after a hundred days: %+v", got)
	}
	if got := list(w.colleague, ""); len(got) != 1 || got[0].When != "past" {
		t.Errorf("colleague: %+v", got)
	}
	nobody := principal.Principal{AccountID: w.source.New("acc"), Role: events.RoleEmployee, CompanyID: w.company}
	if got := list(nobody, ""); len(got) != 0 {
		t.Errorf("nobody: %+v", got)
	}
}
