package main

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kikite/infra/local/internal/client"
)

var ten = time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC)

func talk(id, status string, at time.Time) booking {
	return booking{ID: id, Status: status, StartsAt: at, EndsAt: at.Add(time.Hour)}
}

func TestOverlaps(t *testing.T) {
	t.Parallel()
	a, b := talk("a", "confirmed", ten), talk("b", "confirmed", ten.Add(59*time.Minute))
	for name, c := range map[string]struct {
		all  []booking
		want int
	}{
		"one after the other": {[]booking{talk("b", "confirmed", ten.Add(time.Hour)), a}, 0},
		"at the same time":    {[]booking{b, a}, 1},
		"one is cancelled":    {[]booking{a, talk("b", "cancelled", ten)}, 0},
	} {
		if got := overlaps("x", c.all); len(got) != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestLedger(t *testing.T) {
	t.Parallel()
	l := newLedger()
	l.note("hold", talk("a", "", ten), nil)
	l.note("hold", booking{}, &client.Problem{Status: 409, Code: "slot_taken"})
	l.note("book", talk("a", "confirmed", ten), nil)
	moved := talk("a", "confirmed", ten.Add(time.Hour))
	moved.Sequence = 1
	l.note("move", moved, nil)
	l.note("book", talk("a", "confirmed", ten), nil) // an answer that was on its way for long
	if len(l.last) != 1 || !same(l.last["a"], moved) || l.asked() != 5 || len(l.surprises()) != 0 {
		t.Errorf("%+v %d %v", l.last, l.asked(), l.surprises())
	}
	l.note("cancel", booking{}, &client.Problem{Status: 409, Code: "not_booked"})
	l.note("book", booking{}, &client.Problem{Status: 500})
	l.note("move", booking{}, errors.New("the connection broke"))
	if got := l.surprises(); len(got) != 3 {
		t.Errorf("surprises %v", got)
	}
	if text := l.String(); !strings.Contains(text, "hold: slot_taken") || !strings.Contains(text, "book: status 500") || !strings.Contains(text, "move: no answer") {
		t.Error(text)
	}
}

func TestBookingIn(t *testing.T) {
	t.Parallel()
	const id = "bkg_0123456789abcdefghjkmnpqrs"
	for text, want := range map[string]string{"https://x/bookings/" + id + "/join": id, "bkg_short": "", "": ""} {
		if got := bookingIn(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestConsultantID(t *testing.T) {
	t.Parallel()
	if id, err := consultantID("x.eyJjb25zdWx0YW50X2lkIjoiY29uXzEifQ.x"); err != nil || id != "con_1" {
		t.Errorf("%s %v", id, err)
	}
	for _, broken := range []string{"x", "x.?.x", "x.e30.x"} {
		if id, err := consultantID(broken); err == nil {
			t.Errorf("%q: %s", broken, id)
		}
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if _, err := parse(nil, &out); err == nil {
		t.Error("no folder")
	}
	if s, err := parse([]string{"-data", "x", "-tabs", "2"}, &out); err != nil || s.tabs != 2 || !s.faults {
		t.Errorf("%+v %v", s, err)
	}
}
