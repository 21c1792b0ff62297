package sessions_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/testkit"
)

type receipt struct {
	Status  events.Code
	Figures []events.ReceiptFigure
}

func (w *world) receipt(method string) receipt {
	w.t.Helper()
	var out receipt
	w.ok(w.employee, method, "/me/receipt", nil, &out)
	return out
}

// asked are the events that ask reports.
func (w *world) asked() []events.ReceiptAsked {
	w.t.Helper()
	var out []events.ReceiptAsked
	for _, e := range testkit.Outbox(w.t, w.table) {
		if e.Type != events.SessionsReceiptAsked.Name() {
			continue
		}
		d, err := events.SessionsReceiptAsked.Parse(e)
		if err != nil {
			w.t.Fatal(err)
		}
		if raw := fmt.Sprint(e); strings.Contains(raw, string(w.employee.AccountID)) || !e.Time.Equal(e.Time.Truncate(24*time.Hour)) || e.CorrelationID != e.ID {
			w.t.Errorf("the event leads to who asked: %s", raw)
		}
		out = append(out, d)
	}
	return out
}

func (w *world) answered(a events.ReceiptAsked) {
	w.t.Helper()
	figures := []events.ReceiptFigure{{Month: "2026-10", Revision: 1, Chapter: "line", Measure: "k6_mean", Slice: "company", Others: 37}}
	e := event(w, events.ReportsReceiptReady, a.ReceiptID, 1, events.ReceiptReady{ReceiptID: a.ReceiptID, Figures: figures})
	w.deliver(e, e)
}

func TestReceipt(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	var other receipt
	if r := w.receipt("GET"); r.Status != "none" {
		t.Errorf("before it is asked for: %+v", r)
	}
	for range 3 { // one is open at a time
		if r := w.receipt("POST"); r.Status != "asked" {
			t.Errorf("%+v", r)
		}
	}
	asked := w.asked()
	if len(asked) != 1 || asked[0].CompanyID != w.company {
		t.Fatalf("%+v", asked)
	}
	w.answered(asked[0])
	if r := w.receipt("GET"); r.Status != "ready" || len(r.Figures) != 1 || r.Figures[0].Others != 37 {
		t.Errorf("%+v", r)
	}
	w.ok(w.colleague, http.MethodGet, "/me/receipt", nil, &other)
	if other.Status != "none" {
		t.Errorf("a colleague reads %+v", other)
	}
	w.receipt("POST") // anew, once it is there
	if len(w.asked()) != 2 {
		t.Errorf("%d were asked for", len(w.asked()))
	}
	w.clock.Advance(25 * time.Hour) // that one was lost
	if r := w.receipt("POST"); r.Status != "asked" || len(w.asked()) != 3 {
		t.Errorf("after a day: %+v, %d", r, len(w.asked()))
	}
}

// TestAnErasedPersonsReceiptIsNobodys: what comes after the erasure leads nowhere, and nothing in the table says whose it was.
func TestAnErasedPersonsReceiptIsNobodys(t *testing.T) {
	t.Parallel()
	w := held(t, events.RegularCare)
	w.ok(w.employee, http.MethodPost, w.path("pulse"), w.pulse(w.booking.Program, nil), nil)
	w.receipt("POST")
	asked := w.asked()[0]
	w.deliver(w.account(w.employee, events.StatusErased, 9))
	w.answered(asked)
	w.refused(w.employee, http.MethodGet, "/me/receipt", nil, http.StatusForbidden, "account_inactive")
	w.refused(w.employee, http.MethodPost, "/me/receipt", nil, http.StatusForbidden, "account_inactive")
	for _, item := range append(dump(t, w.table), dump(t, w.keys)...) {
		raw := fmt.Sprint(item)
		if strings.Contains(raw, string(asked.ReceiptID)) && strings.Contains(raw, string(w.employee.AccountID)) {
			t.Errorf("the receipt leads to the person: %s", raw)
		}
		if pk := fmt.Sprint(item["pk"]); strings.Contains(pk, string(asked.ReceiptID)) && item["ttl"] == nil {
			t.Error("the answer stays")
		}
	}
}

// TestAVoiceIsTakenToTheReportUnderTheCompanysID: its event leads neither to the employee nor to their facts; an erasure removes the words and says so.
func TestAVoiceIsTakenToTheReportUnderTheCompanysID(t *testing.T) {
	t.Parallel()
	w, hr, _ := speaking(t)
	w.approved(w.employee, "休みを取りたいです。")
	w.monday()
	list := w.envelopes(events.SessionsVoiceReleased.Name())
	if len(list) != 1 {
		t.Fatalf("%d voices left", len(list))
	}
	d, err := events.SessionsVoiceReleased.Parse(list[0])
	if err != nil || string(d.VoiceID) != w.heard(hr)[0].ID || d.Month != "2026-10" || !strings.HasPrefix(string(d.Claim), "reports/sessions/"+string(d.VoiceID)+"/") {
		t.Fatalf("%+v %v", d, err)
	}
	if keys := w.objects.Keys("reports/sessions/" + string(d.VoiceID)); len(keys) != 1 {
		t.Fatalf("claims %v", keys)
	}
	gone := w.account(w.employee, events.StatusErased, 9)
	w.deliver(gone, gone)
	if keys := w.objects.Keys("reports/sessions/"); len(keys) != 0 {
		t.Errorf("words are left: %v", keys)
	}
	back := w.envelopes(events.SessionsVoiceWithdrawn.Name())
	if len(back) != 1 || back[0].EntityID != d.VoiceID || strings.Contains(string(back[0].Data), string(w.employee.AccountID)) {
		t.Errorf("taken back: %+v", back)
	}
}
