package sessions_test

import (
	"net/http"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

type text struct {
	Text    string
	Version int64
}

func TestNotesAreTheConsultantsAlone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.deliver(event(w, events.BookingBooked, w.booking.BookingID, 1, w.booking))
	w.refused(w.consultant, http.MethodPut, w.path("notes"), body{"text": "早い", "version": 0}, 409, "too_early")
	w.clock.Advance(24*time.Hour - 15*time.Minute)
	var kept text
	w.ok(w.consultant, http.MethodGet, w.path("notes"), nil, &kept)
	if kept != (text{}) {
		t.Fatalf("%+v", kept)
	}
	for range 2 { // a repeated request
		w.ok(w.consultant, http.MethodPut, w.path("notes"), body{"text": "眠れない", "version": 0}, &kept)
	}
	w.refused(w.consultant, http.MethodPut, w.path("notes"), body{"text": "別の窓", "version": 0}, 409, "changed_elsewhere")
	w.ok(w.consultant, http.MethodPut, w.path("notes"), body{"text": "", "version": kept.Version}, &kept)
	w.ok(w.consultant, http.MethodGet, w.path("notes"), nil, &kept)
	if kept.Text != "" || kept.Version != 2 {
		t.Errorf("%+v", kept)
	}
	w.refused(w.employee, http.MethodGet, w.path("notes"), nil, 403, "role")
	stranger := w.consultant
	stranger.ConsultantID = w.source.New(ids.Consultant)
	w.refused(stranger, http.MethodGet, w.path("notes"), nil, 404, "not_found")
	w.refused(stranger, http.MethodPut, w.path("notes"), body{"text": "x", "version": 2}, 404, "not_found")
}

func TestWhoTakesATalkOverStartsWithoutNotes(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	w.ok(w.consultant, http.MethodPut, w.path("notes"), body{"text": "私だけ", "version": 0}, nil)
	next := principal.Principal{AccountID: w.source.New(ids.Account), Role: events.RoleConsultant, ConsultantID: w.source.New(ids.Consultant)}
	w.deliver(w.account(next, events.StatusActive, 1))
	w.booking.ConsultantID = next.ConsultantID
	w.deliver(event(w, events.BookingMoved, w.booking.BookingID, 2, w.booking))
	var kept text
	w.ok(next, http.MethodGet, w.path("notes"), nil, &kept)
	if kept != (text{}) {
		t.Errorf("%+v", kept)
	}
}

type reflection struct {
	ID        string `json:"reflection_id"`
	SessionID string `json:"session_id"`
	Text      string
	Version   int64
}

func (w *world) reflections() []reflection {
	w.t.Helper()
	var out struct{ Reflections []reflection }
	w.ok(w.employee, http.MethodGet, "/me/reflections", nil, &out)
	return out.Reflections
}

func TestReflectionsAreTheirWritersAlone(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	var first reflection
	w.ok(w.employee, http.MethodPost, "/me/reflections", body{"text": "話したいこと"}, &first)
	w.clock.Advance(time.Minute)
	w.ok(w.employee, http.MethodPost, "/me/reflections", body{"text": "面談のあと", "session_id": w.session()}, nil)
	list := w.reflections()
	if len(list) != 2 || list[0].Text != "面談のあと" || list[0].SessionID != string(w.session()) || list[1].SessionID != "" {
		t.Fatalf("%+v", list)
	}
	path := "/me/reflections/" + first.ID
	for range 2 {
		w.ok(w.employee, http.MethodPut, path, body{"text": "話せた", "version": 1}, nil)
	}
	w.refused(w.employee, http.MethodPut, path, body{"text": "古い窓", "version": 1}, 409, "changed_elsewhere")
	w.refused(w.colleague, http.MethodPut, path, body{"text": "他人", "version": 2}, 404, "not_found")
	w.ok(w.colleague, http.MethodDelete, path, nil, nil)
	w.refused(w.colleague, http.MethodPost, "/me/reflections", body{"text": "x", "session_id": w.session()}, 404, "not_found")
	w.refused(w.consultant, http.MethodGet, "/me/reflections", nil, 403, "role")
	if list := w.reflections(); len(list) != 2 || list[1].Text != "話せた" {
		t.Errorf("%+v", list)
	}
	for range 2 {
		w.ok(w.employee, http.MethodDelete, path, nil, nil)
	}
	if list := w.reflections(); len(list) != 1 {
		t.Errorf("%+v", list)
	}
}

func TestARepeatedReflectionIsOne(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	a, err := w.service.Reflect(w.ctx, w.employee, "key-1", "一度だけ", "")
	if err != nil {
		t.Fatal(err)
	}
	b, err := w.service.Reflect(w.ctx, w.employee, "key-1", "一度だけ", "")
	if err != nil || a != b {
		t.Errorf("%+v %v", b, err)
	}
	if _, err := w.service.Reflect(w.ctx, w.employee, "key-1", "別のこと", ""); err == nil {
		t.Error("a key stands for two notes")
	}
	if list := w.reflections(); len(list) != 1 {
		t.Errorf("%+v", list)
	}
}

func TestThereIsAnEndToReflections(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	for range 300 {
		if _, err := w.service.Reflect(w.ctx, w.employee, "", "x", ""); err != nil {
			t.Fatal(err)
		}
	}
	w.refused(w.employee, http.MethodPost, "/me/reflections", body{"text": "x"}, 409, "too_many_notes")
}
