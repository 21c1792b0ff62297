package booking

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

func TestHTTPWaits(t *testing.T) {
	t.Parallel()
	w, ten, _ := full(t, newWorld(t))
	api, me, next := API(w.desk), w.employee(), w.employee()
	ask := `{"consultant_id":"` + string(w.consultant) + `","program":"one_on_one","parts":["morning"],"to":"2026-10-09"}`
	var id string
	for range 2 {
		status, wait := call(t, api, me, "POST", "/waits", ask, "Idempotency-Key", "k1")
		if status != http.StatusCreated || wait["state"] != "waiting" || wait["position"] != nil || id != "" && wait["wait_id"] != id {
			t.Fatalf("wait: %d %v", status, wait)
		}
		id = wait["wait_id"].(string)
	}
	w.clock.Advance(time.Second)
	if status, _ := call(t, api, next, "POST", "/waits", ask); status != http.StatusCreated {
		t.Fatalf("the next: %d", status)
	}
	mine := func(who principal.Principal) map[string]any {
		t.Helper()
		status, l := call(t, api, who, "GET", "/waits", "")
		if status != http.StatusOK || len(l["waits"].([]any)) != 1 {
			t.Fatalf("list: %d %v", status, l)
		}
		return l["waits"].([]any)[0].(map[string]any)
	}
	if got := mine(next); got["position"] != 2.0 || got["state"] != "waiting" || got["to"] != "2026-10-09" {
		t.Errorf("second: %v", got)
	}
	w.settle()
	w.cancel(ten)
	got := mine(me)
	offer, _ := got["offer"].(map[string]any)
	if got["state"] != "offered" || got["position"] != 1.0 || offer["starts_at"] != "2026-10-06T01:00:00Z" {
		t.Fatalf("offered: %v", got)
	}
	if text, _ := json.Marshal(mine(next)); strings.Contains(string(text), "offer") || strings.Contains(string(text), string(me.AccountID)) {
		t.Errorf("the next learns of it: %s", text)
	}
	hold := offer["booking_id"].(string)
	if status, b := call(t, api, next, "POST", "/bookings", `{"hold_id":"`+hold+`"}`); status != http.StatusNotFound {
		t.Errorf("a foreign offer was booked: %d %v", status, b)
	}
	if status, _ := call(t, api, me, "DELETE", "/holds/"+hold, ""); status != http.StatusNoContent {
		t.Errorf("give back: %d", status)
	}
	w.settle()
	hold = mine(next)["offer"].(map[string]any)["booking_id"].(string)
	if status, b := call(t, api, next, "POST", "/bookings", `{"hold_id":"`+hold+`"}`); status != http.StatusCreated || b["status"] != "confirmed" {
		t.Errorf("book: %d %v", status, b)
	}
	if status, l := call(t, api, next, "GET", "/waits", ""); status != http.StatusOK || len(l["waits"].([]any)) != 0 {
		t.Errorf("after booking: %d %v", status, l)
	}
	if status, _ := call(t, api, me, "DELETE", "/waits/"+id, ""); status != http.StatusNoContent {
		t.Errorf("leave: %d", status)
	}
	if status, answer := call(t, api, me, "POST", "/waits", ask, "Idempotency-Key", "k1"); status != http.StatusGone || answer["code"] != "wait_over" {
		t.Errorf("repeated after leaving: %d %v", status, answer)
	}
}

func TestHTTPWaitsRefuses(t *testing.T) {
	t.Parallel()
	w, ten, _ := full(t, newWorld(t))
	api, me := API(w.desk), w.employee()
	hr := w.account(principal.Principal{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleHR, CompanyID: w.company})
	consultant := w.approve(ids.Default{}.New(ids.Consultant), officeHours())
	gone := w.employee()
	w.status(gone, events.StatusDeactivated)
	wait := w.await(me)
	ask := func(more string) string {
		return `{"consultant_id":"` + string(w.consultant) + `","program":"one_on_one"` + more + `}`
	}
	for name, c := range map[string]struct {
		who                principal.Principal
		method, path, body string
		status             int
		code               string
	}{
		"HR waits":              {hr, "POST", "/waits", ask(""), 403, "role"},
		"HR lists":              {hr, "GET", "/waits", "", 403, "role"},
		"consultant lists":      {consultant, "GET", "/waits", "", 403, "role"},
		"deactivated":           {gone, "POST", "/waits", ask(""), 403, "account_inactive"},
		"no such part":          {me, "POST", "/waits", ask(`,"parts":["night"]`), 422, "invalid"},
		"no date":               {me, "POST", "/waits", ask(`,"to":"soon"`), 422, "invalid"},
		"no such program":       {me, "POST", "/waits", `{"consultant_id":"` + string(w.consultant) + `","program":"gossip"}`, 422, "invalid"},
		"a day of long ago":     {me, "POST", "/waits", `{"consultant_id":"` + string(consultant.ConsultantID) + `","program":"exit","to":"2026-01-01"}`, 422, "wish_invalid"},
		"a time is open":        {me, "POST", "/waits", `{"consultant_id":"` + string(consultant.ConsultantID) + `","program":"exit"}`, 409, "slot_open"},
		"another wish":          {me, "POST", "/waits", ask(`,"parts":["evening"]`), 409, "already_waiting"},
		"somebody else's place": {w.employee(), "DELETE", "/waits/" + string(wait.ID), "", 404, "not_found"},
	} {
		t.Run(name, func(t *testing.T) {
			status, answer := call(t, api, c.who, c.method, c.path, c.body)
			if status != c.status || answer["code"] != c.code {
				t.Errorf("%d %v, want %d %s", status, answer, c.status, c.code)
			}
		})
	}
	if b, err := w.table.booking(t.Context(), ten.ID); err != nil || b.Status != events.BookingConfirmed {
		t.Errorf("%+v %v", b, err)
	}
}
