package signup_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
)

// asked is an inquiry in a list.
type asked struct {
	ID     events.ID `json:"inquiry_id"`
	Status string
	Doubts []string
}

func (w *world) board(query string) (ids []string, all []asked) {
	w.t.Helper()
	var page struct{ Inquiries []asked }
	w.must(&w.op, "GET", "/inquiries"+query, nil, &page)
	for _, q := range page.Inquiries {
		ids = append(ids, string(q.ID))
	}
	return ids, page.Inquiries
}

func (w *world) form() string {
	w.t.Helper()
	var shown struct{ Form string }
	w.must(nil, "GET", "/public/inquiry-form", nil, &shown)
	return shown.Form
}

// TestProgramsAreAnsweredLikePeople: whatever gives a program away, it gets the answer of a person; the inquiry is kept aside and nobody is
// written to.
func TestProgramsAreAnsweredLikePeople(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		wait time.Duration
		edit func(map[string]any)
		want string
	}{
		"a person":          {4 * time.Second, func(map[string]any) {}, ""},
		"the hidden field":  {4 * time.Second, func(q map[string]any) { q["website"] = "https://spam.example" }, "trap"},
		"no form":           {4 * time.Second, func(q map[string]any) { delete(q, "form") }, "no_form"},
		"a form of its own": {4 * time.Second, func(q map[string]any) { q["form"] = "1790000000000.x." + strings.Repeat("0", 64) }, "no_form"},
		"another time": {4 * time.Second, func(q map[string]any) {
			q["form"] = strings.Replace(q["form"].(string), "17", "16", 1)
		}, "no_form"},
		"no time at all":  {0, func(map[string]any) {}, "too_fast"},
		"the next day":    {24 * time.Hour, func(map[string]any) {}, ""},
		"days later":      {49 * time.Hour, func(map[string]any) {}, "no_form"},
		"nothing but ads": {4 * time.Second, func(q map[string]any) { q["message"] = strings.Repeat("http://ad.example ", 5) }, "links"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			said := with(inquiry, "form", w.form())
			c.edit(said)
			w.clock.Advance(c.wait)
			a := w.call(nil, "POST", "/public/inquiries", said)
			if a.status != http.StatusCreated || len(a.body) != len(`{"inquiry_id":"inq_00000000000000000000000001"}`)+1 {
				t.Errorf("answered %d %s", a.status, a.body)
			}
			board, _ := w.board("")
			_, aside := w.board("?aside=true")
			mails := len(outbox(w, events.SignupInquiryReceived))
			if c.want == "" && (len(board) != 1 || len(aside) != 0 || mails != 1) || c.want != "" && (len(board) != 0 || len(aside) != 1 || mails != 0) {
				t.Fatalf("%d on the board, %d aside, %d mails", len(board), len(aside), mails)
			}
			if c.want != "" && !slices.Equal(aside[0].Doubts, []string{c.want}) {
				t.Errorf("doubts %v", aside[0].Doubts)
			}
		})
	}
}

// TestAnInquiryKeptAsideIsTakenIn: an operator who looked at it takes it in; only then mail goes out. Nobody looks: it is gone after a month.
func TestAnInquiryKeptAsideIsTakenIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.must(nil, "POST", "/public/inquiries", inquiry, nil)
	ids, _ := w.board("?aside=true")
	path := "/inquiries/" + ids[0]
	w.refused(&w.op, "POST", path+"/hearing", hearing, http.StatusConflict, "illegal_move")
	w.must(&w.op, "POST", path+"/acceptance", nil, nil, "Idempotency-Key", "a")
	w.must(&w.op, "POST", path+"/acceptance", nil, nil, "Idempotency-Key", "a")
	w.refused(&w.op, "POST", path+"/acceptance", nil, http.StatusConflict, "illegal_move")
	board, _ := w.board("")
	if aside, _ := w.board("?aside=true"); len(board) != 1 || len(aside) != 0 || len(outbox(w, events.SignupInquiryReceived)) != 1 {
		t.Errorf("%v, aside %v", board, aside)
	}
	w.must(nil, "POST", "/public/inquiries", with(inquiry, "company_name", "B"), nil)
	w.clock.Advance(31 * 24 * time.Hour)
	if aside, _ := w.board("?aside=true"); len(aside) != 0 {
		t.Errorf("still there: %v", aside)
	}
}

// TestManyFromOnePlace: five at once, then one every ten minutes; the rest is kept aside, and beyond twenty a day nothing is kept. Another
// place is not held back, and neither is an address from elsewhere until it was named three times.
func TestManyFromOnePlace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	send := func(i int, viewer string) {
		w.ask(with(inquiry, "company_name", fmt.Sprint(i), "email", fmt.Sprintf("a%d@corp%d.example", i, i)), nil, "X-Forwarded-For", viewer+", 130.176.1.1")
	}
	for i := range 25 {
		send(i, "203.0.113.7")
	}
	board, _ := w.board("?limit=200")
	_, aside := w.board("?limit=200&aside=true")
	if len(board) != 5 || len(aside) != 15 || !slices.Equal(aside[0].Doubts, []string{"source"}) {
		t.Errorf("%d on the board, %d aside", len(board), len(aside))
	}
	send(30, "203.0.113.8")
	w.clock.Advance(73 * time.Minute)
	send(31, "203.0.113.7")
	if board, _ = w.board("?limit=200"); len(board) != 7 {
		t.Errorf("%d on the board", len(board))
	}
	for i := range 5 { // one victim's address, from everywhere
		w.ask(with(inquiry, "message", fmt.Sprint(i), "email", "victim@corp.example"), nil, "X-Forwarded-For", fmt.Sprintf("198.51.100.%d, 130.176.1.1", i))
	}
	if n := len(outbox(w, events.SignupInquiryReceived)); n != 7+3 {
		t.Errorf("%d mails", n)
	}
}

// TestTheSameWordsAgain: two windows, one inquiry; the day after it is a new one. Nothing of where it came from is stored.
func TestTheSameWordsAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var first, second, third asked
	w.ask(inquiry, &first, "Idempotency-Key", "1", "X-Forwarded-For", "203.0.113.7, 130.176.1.1")
	w.ask(inquiry, &second, "Idempotency-Key", "2", "X-Forwarded-For", "203.0.113.7, 130.176.1.1")
	w.clock.Advance(25 * time.Hour)
	w.ask(inquiry, &third, "Idempotency-Key", "3")
	if first.ID != second.ID || first.ID == third.ID || len(outbox(w, events.SignupInquiryReceived)) != 2 {
		t.Errorf("%v %v %v", first, second, third)
	}
	var items []map[string]any
	if err := w.Table.Scan().All(t.Context(), &items); err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		if text := fmt.Sprint(item); strings.Contains(text, "203.0.113.7") || strings.Contains(text, "130.176.1.1") {
			t.Errorf("an address is stored: %s", text)
		}
	}
}
