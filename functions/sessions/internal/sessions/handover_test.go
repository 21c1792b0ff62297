package sessions_test

import (
	"net/http"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

type handover struct {
	SessionID events.ID `json:"session_id"`
	Status    string
	Revision  int64
	Text      string
}

func (w *world) myHandovers() []handover {
	w.t.Helper()
	var out struct{ Handovers []handover }
	w.ok(w.employee, http.MethodGet, "/me/handovers", nil, &out)
	return out.Handovers
}

// nextTalk books a talk with another consultant a week later, and returns the consultant and the path of what they read.
func (w *world) nextTalk() (principal.Principal, string) {
	w.t.Helper()
	next := principal.Principal{AccountID: w.source.New(ids.Account), Role: events.RoleConsultant, ConsultantID: w.source.New(ids.Consultant)}
	w.deliver(w.account(next, events.StatusActive, 1))
	b := w.booking
	b.BookingID, b.ConsultantID = w.source.New(ids.Booking), next.ConsultantID
	b.StartsAt, b.EndsAt = start.Add(7*24*time.Hour), start.Add(7*24*time.Hour+50*time.Minute)
	w.deliver(event(w, events.BookingBooked, b.BookingID, 1, b))
	return next, "/sessions/" + string(sessions.IDOf(b.BookingID)) + "/handovers"
}

func (w *world) read(p principal.Principal, path string) []handover {
	w.t.Helper()
	var out struct{ Handovers []handover }
	w.ok(p, http.MethodGet, path, nil, &out)
	return out.Handovers
}

func TestTheEmployeeDecidesWhoReadsAHandover(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	for range 2 {
		w.ok(w.consultant, http.MethodPut, w.path("handover"), body{"text": "睡眠の話から"}, nil)
	}
	if got := emitted(w, events.SessionsNotice); len(got) != 1 || got[0].AccountID != w.employee.AccountID || got[0].Kind != events.NoticeHandover {
		t.Fatalf("%+v", got)
	}
	next, path := w.nextTalk()
	decide := "/me/handovers/" + string(w.session()) + "/decision"
	w.ok(w.employee, http.MethodPost, decide, body{"allow": true, "revision": 1}, nil)
	w.refused(next, http.MethodGet, path, nil, 409, "too_early")
	if got := w.read(w.consultant, w.path("handovers")); len(got) != 0 {
		t.Errorf("the note of this talk is not of an earlier one: %+v", got)
	}
	w.clock.Advance(7*24*time.Hour - 15*time.Minute)
	w.ok(w.employee, http.MethodPost, decide, body{"allow": false, "revision": 1}, nil)
	if got := w.read(next, path); len(got) != 0 {
		t.Fatalf("not allowed any more: %+v", got)
	}
	w.ok(w.employee, http.MethodPost, decide, body{"allow": true, "revision": 1}, nil)
	if got := w.read(next, path); len(got) != 1 || got[0].Text != "睡眠の話から" {
		t.Fatalf("%+v", got)
	}
	w.refused(w.consultant, http.MethodGet, path, nil, 404, "not_found")
	w.clock.Advance(3 * time.Hour)
	w.refused(next, http.MethodGet, path, nil, 409, "too_late")
}

func TestSilenceIsNoAndOtherWordsAskAgain(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	w.ok(w.consultant, http.MethodPut, w.path("handover"), body{"text": "一"}, nil)
	w.ok(w.consultant, http.MethodPut, w.path("handover"), body{"text": "二"}, nil) // before they decided: they have one mail
	if n := len(emitted(w, events.SessionsNotice)); n != 1 {
		t.Fatalf("%d notices", n)
	}
	next, path := w.nextTalk()
	decide := "/me/handovers/" + string(w.session()) + "/decision"
	w.refused(w.employee, http.MethodPost, decide, body{"allow": true, "revision": 1}, 409, "changed_elsewhere")
	w.refused(w.colleague, http.MethodPost, decide, body{"allow": true, "revision": 2}, 404, "not_found")
	w.ok(w.employee, http.MethodPost, decide, body{"allow": true, "revision": 2}, nil)
	w.ok(w.consultant, http.MethodPut, w.path("handover"), body{"text": "三"}, nil)
	if got := w.myHandovers(); len(got) != 1 || got[0].Status != "waiting" || got[0].Revision != 3 {
		t.Fatalf("%+v", got)
	}
	if n := len(emitted(w, events.SessionsNotice)); n != 2 {
		t.Errorf("%d notices", n)
	}
	w.clock.Advance(7 * 24 * time.Hour)
	if got := w.read(next, path); len(got) != 0 {
		t.Errorf("read without a decision: %+v", got)
	}
}

func TestADeletedHandoverIsGoneForEverybody(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	w.ok(w.consultant, http.MethodPut, w.path("handover"), body{"text": "消える"}, nil)
	own := func() *handover {
		var out struct{ Handover *handover }
		w.ok(w.consultant, http.MethodGet, w.path("handover"), nil, &out)
		return out.Handover
	}
	if own() == nil {
		t.Fatal("the consultant cannot read what they wrote")
	}
	for range 2 {
		w.ok(w.employee, http.MethodDelete, "/me/handovers/"+string(w.session()), nil, nil)
	}
	if got := w.myHandovers(); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if left := own(); left != nil {
		t.Errorf("%+v", left)
	}
	w.refused(w.consultant, http.MethodPut, w.path("handover"), body{"text": "もう一度"}, 409, "handover_deleted")
	for _, item := range dump(t, w.table) {
		if item["sealed"] != nil {
			t.Errorf("a ciphertext is left: %v", item["sk"])
		}
	}
}

func TestAHandoverNeedsATalk(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	w.refused(w.consultant, http.MethodPut, w.path("handover"), body{"text": "まだ"}, 409, "not_begun")
	w.refused(w.employee, http.MethodPut, w.path("handover"), body{"text": "自分で"}, 403, "role")
	w.refused(w.employee, http.MethodPost, "/me/handovers/"+string(w.session())+"/decision", body{"allow": true, "revision": 1}, 404, "not_found")
}
