package sessions_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/principal"
)

type help struct {
	EntryID     events.ID `json:"entry_id"`
	Told        int
	Place, Note string
}

func (w *world) sos(in body) help {
	w.t.Helper()
	var h help
	w.ok(w.consultant, http.MethodPost, w.path("sos"), in, &h)
	return h
}

// noteOf is what an operator who acts alone reads of an SOS.
func (w *world) noteOf(p principal.Principal, entry events.ID) contents {
	w.t.Helper()
	var page carePage
	w.ok(p, http.MethodPost, carePath(entry, "act"), body{"reason": "命に関わるため"}, &page)
	var got contents
	for _, o := range page.Openings {
		if o.Way == "alone" {
			w.ok(p, http.MethodPost, carePath(entry, "openings", string(o.OpeningID), "read"), nil, &got)
		}
	}
	return got
}

// TestASecondPressJoins: a page that was loaded anew has another key. Its press joins the open entry, and its words stand below the first ones.
func TestASecondPressJoins(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	ops := w.operators(2)
	first := w.sos(body{"kind": "unsure", "note": "橋の上にいる"})
	again := w.sos(body{"kind": "self"})
	third := w.sos(body{"note": "泣いている", "place": "中央大橋"})
	w.sos(body{"note": "橋の上にいる"})
	if again.EntryID != first.EntryID || again.Note != "橋の上にいる" || third.Note != "橋の上にいる\n泣いている" || third.Place != "中央大橋" || third.Told != 2 {
		t.Errorf("%+v %+v %+v", first, again, third)
	}
	list := w.queue(ops[0])
	if len(list) != 1 || list[0].Signal != "danger_self" || list[0].Waiting != 1 {
		t.Fatalf("%+v", list)
	}
	if got := w.noteOf(ops[0], first.EntryID); got.SOSNote != third.Note || got.SOSPlace != "中央大橋" {
		t.Errorf("%+v", got)
	}
	for _, item := range dump(t, w.table) {
		for name, value := range item {
			if raw, ok := value.([]byte); ok && strings.Contains(string(raw), "橋") {
				t.Errorf("%s is not sealed", name)
			}
		}
	}
}

// TestNobodyTookTheSOS: a press some minutes later tells the operators once more if nobody has taken the entry, and never more often.
func TestNobodyTookTheSOS(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	ops := w.operators(1)
	press := func(after time.Duration, want int) {
		t.Helper()
		w.clock.Advance(after)
		w.sos(body{})
		if n := w.notices(events.NoticeSOS, ops[0]); n != want {
			t.Errorf("%d notices, not %d", n, want)
		}
	}
	press(0, 1)
	press(4*time.Minute, 1)
	press(time.Minute, 2)
	press(time.Minute, 2)
	w.ok(ops[0], http.MethodPost, carePath(w.queue(ops[0])[0].EntryID, "take"), nil, nil)
	press(time.Hour, 2)
}

// TestAPressAfterTheEndOfAnother: what was closed stays closed, and a new call is a new entry; the repeated request of the first is not.
func TestAPressAfterTheEndOfAnother(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	ops := w.operators(2)
	w.key = "first"
	first := w.sos(body{"note": "一度目"})
	var page carePage
	w.ok(ops[0], http.MethodGet, carePath(first.EntryID), nil, &page)
	w.key = ""
	w.ok(ops[0], http.MethodPost, carePath(first.EntryID, "openings", string(page.Openings[0].OpeningID), "review"), body{"agree": true, "tell": true, "words": "必要だった"}, nil)
	w.ok(ops[0], http.MethodPost, carePath(first.EntryID, "close"), body{"outcome": "helped"}, nil)
	w.key = "first"
	if same := w.sos(body{"note": "一度目"}); same.EntryID != first.EntryID || len(w.queue(ops[0])) != 0 {
		t.Errorf("%+v", same)
	}
	w.key = "second"
	if second := w.sos(body{"note": "二度目"}); second.EntryID == first.EntryID || second.Note != "二度目" || len(w.queue(ops[0])) != 1 || w.notices(events.NoticeSOS, ops[1]) != 2 {
		t.Errorf("%+v", second)
	}
}

// TestTwoPressesAtOnce: whichever comes first, there is one entry with one mail, the words of both, and each gets the help.
func TestTwoPressesAtOnce(t *testing.T) {
	t.Parallel()
	for range 5 {
		w := booked(t, events.RegularCare)
		ops := w.operators(1)
		type answer struct {
			help sessions.Help
			err  error
		}
		answers := make(chan answer, 2)
		for _, word := range []string{"左", "右"} {
			go func() {
				h, err := w.service.SOS(w.ctx, w.consultant, w.session(), word, "self", "", word)
				answers <- answer{h, err}
			}()
		}
		a, b := <-answers, <-answers
		if a.err != nil || b.err != nil || a.help.EntryID != b.help.EntryID {
			t.Fatalf("%+v %+v", a, b)
		}
		list := w.queue(ops[0])
		if len(list) != 1 || w.notices(events.NoticeSOS, ops[0]) != 1 {
			t.Fatalf("%+v, %d notices", list, w.notices(events.NoticeSOS, ops[0]))
		}
		if got := w.noteOf(ops[0], list[0].EntryID).SOSNote; got != "左\n右" && got != "右\n左" {
			t.Errorf("%q", got)
		}
	}
}

// TestJoiningWhileItIsClosed: a press that races with the end of the entry is either in it or makes a new one; it is never lost.
func TestJoiningWhileItIsClosed(t *testing.T) {
	t.Parallel()
	w := booked(t, events.RegularCare)
	ops := w.operators(2)
	first := w.sos(body{"note": "一度目"})
	var page carePage
	w.ok(ops[0], http.MethodGet, carePath(first.EntryID), nil, &page)
	w.ok(ops[0], http.MethodPost, carePath(first.EntryID, "openings", string(page.Openings[0].OpeningID), "review"), body{"agree": true, "tell": true, "words": "必要だった"}, nil)
	closed := make(chan error, 1)
	go func() {
		_, err := w.service.CloseEntry(w.ctx, ops[0], first.EntryID, "helped")
		closed <- err
	}()
	h, err := w.service.SOS(w.ctx, w.consultant, w.session(), "k", "self", "", "二度目")
	if cerr := <-closed; err != nil || cerr != nil || !strings.HasSuffix(h.Said.Note, "二度目") {
		t.Fatalf("%v %v %+v", err, cerr, h)
	}
	if want := h.EntryID != first.EntryID; (len(w.queue(ops[0])) == 1) != want {
		t.Errorf("%+v", w.queue(ops[0]))
	}
}
