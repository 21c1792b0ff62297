package signup_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
)

// agreed is a company as operators read it.
type agreed struct {
	Status   string
	Contract struct {
		Plan             string
		Seats, Blocks    int
		SessionsPerBlock int    `json:"sessions_per_block"`
		UnitPrice        int    `json:"unit_price_jpy"`
		Quota            int    `json:"quota_per_month"`
		EndsOn           string `json:"ends_on"`
		Programs         []string
	}
	Programs  []struct{ Code string }
	Threshold int
	Moves     []struct {
		To, Note, Date string
		ByName         string `json:"by_name"`
	}
}

func newTerms(changes ...any) map[string]any {
	return with(map[string]any{"plan": "seats", "seats": 150, "unit_price_jpy": 1200, "quota_per_month": 3, "programs": []string{"regular_care", "exit"},
		"threshold": 12, "ends_on": "2028-03-31", "reason": "契約の更新"}, changes...)
}

// TestContractIsChangedOnce: the change is recorded, published once, and programs that the contract no longer has are no longer used.
func TestContractIsChangedOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	path := "/companies/" + string(c.id)
	before := len(outbox(w, events.SignupCompanyChanged))
	var got agreed
	for range 2 {
		w.must(&w.op, "PUT", path+"/contract", newTerms(), &got, "Idempotency-Key", "1")
	}
	if got.Contract.Seats != 150 || got.Contract.Quota != 3 || got.Contract.UnitPrice != 1200 || got.Threshold != 12 || got.Contract.EndsOn != "2028-03-31" || len(got.Programs) != 1 || got.Programs[0].Code != "regular_care" {
		t.Errorf("%+v", got)
	}
	if len(got.Moves) != 2 || got.Moves[0].To != "signed" || got.Moves[1].To != "changed" || got.Moves[1].Note != "契約の更新" || got.Moves[1].ByName != "運営 一子" {
		t.Errorf("%+v", got.Moves)
	}
	changed := outbox(w, events.SignupCompanyChanged)
	if len(changed)-before != 1 || changed[len(changed)-1].Threshold != 12 || changed[len(changed)-1].QuotaPerMonth != 3 {
		t.Errorf("%+v", changed)
	}
	var own struct{ Moves []any }
	if w.must(&c.hr, "GET", "/company", nil, &own); len(own.Moves) != 0 {
		t.Error("HR reads what operators noted")
	}
	w.must(&w.op, "PUT", path+"/contract", newTerms("plan", "blocks", "blocks", 3, "sessions_per_block", 50), &got)
	if got.Contract.Plan != "blocks" || got.Contract.Blocks != 3 || got.Contract.SessionsPerBlock != 50 {
		t.Errorf("%+v", got.Contract)
	}
}

func TestContractChangesThatAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract("threshold", 15)
	path := "/companies/" + string(c.id) + "/contract"
	for name, tt := range map[string]struct {
		change []any
		status int
		code   string
	}{
		"a lower threshold":      {[]any{"threshold", 14}, http.StatusConflict, "threshold_lowered"},
		"less than ten":          {[]any{"threshold", 9}, http.StatusUnprocessableEntity, "invalid"},
		"blocks without a size":  {[]any{"threshold", 15, "plan", "blocks", "blocks", 3}, http.StatusUnprocessableEntity, "blocks"},
		"seats with blocks":      {[]any{"threshold", 15, "blocks", 3}, http.StatusUnprocessableEntity, "blocks"},
		"a plan of no list":      {[]any{"threshold", 15, "plan", "free"}, http.StatusUnprocessableEntity, "invalid"},
		"a program of no list":   {[]any{"threshold", 15, "programs", []string{"x"}}, http.StatusUnprocessableEntity, "unknown_code"},
		"a last day of the past": {[]any{"threshold", 15, "ends_on", "2026-09-30"}, http.StatusUnprocessableEntity, "period"},
		"no reason":              {[]any{"threshold", 15, "reason", ""}, http.StatusUnprocessableEntity, "invalid"},
	} {
		before := w.everything()
		if a := w.call(&w.op, "PUT", path, newTerms(tt.change...)); a.status != tt.status || a.code() != tt.code || w.everything() != before {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	w.refused(&w.op, "PUT", "/companies/com_00000000000000000000000404/contract", newTerms(), http.StatusNotFound, "no_company")
}

// TestThresholdLocksWithTheFirstReport: signup hears of the release by event; from then on k stays, and everything else may change.
func TestThresholdLocksWithTheFirstReport(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	path := "/companies/" + string(c.id) + "/contract"
	e, err := events.ReportsReleased.New(events.Meta{ID: "evt_00000000000000000000000001", Time: w.clock.Now(), EntityID: "rep_1", EntityVersion: 1},
		events.ReportState{ReportID: "rep_00000000000000000000000001", CompanyID: c.id, Month: "2026-10"})
	if err != nil {
		t.Fatal(err)
	}
	w.consume(e)
	w.consume(e)
	w.refused(&w.op, "PUT", path, newTerms("threshold", 20), http.StatusConflict, "threshold_locked")
	var got agreed
	if w.must(&w.op, "PUT", path, newTerms("threshold", 10), &got); got.Threshold != 10 || got.Contract.Seats != 150 {
		t.Errorf("%+v", got)
	}
}

// TestContractEnds: the last day is set, passes, is told once, and a new last day opens it again.
func TestContractEnds(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	path := "/companies/" + string(c.id)
	end := map[string]any{"ends_on": "2026-10-31", "reason": "予算の都合"}
	w.refused(&w.op, "POST", path+"/end", with(end, "ends_on", "2026-09-30"), http.StatusUnprocessableEntity, "past")
	var got agreed
	w.must(&w.op, "POST", path+"/end", end, &got, "Idempotency-Key", "1")
	w.must(&w.op, "POST", path+"/end", end, &got, "Idempotency-Key", "1")
	if got.Status != "live" || got.Contract.EndsOn != "2026-10-31" || len(got.Moves) != 2 {
		t.Errorf("%+v", got)
	}
	daily := func() {
		t.Helper()
		if err := w.Daily(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.must(&w.op, "GET", path, nil, &got)
	}
	w.clock.Advance(time.Date(2026, 10, 31, 14, 0, 0, 0, time.UTC).Sub(w.clock.Now())) // 23:00 in Japan
	if daily(); got.Status != "live" {
		t.Errorf("over on its last day")
	}
	w.clock.Advance(2 * time.Hour)
	daily()
	daily()
	if n := len(got.Moves); got.Status != "ended" || n != 3 || got.Moves[2].To != "over" || got.Moves[2].ByName != "" {
		t.Errorf("%+v", got)
	}
	ended := 0
	for _, e := range outbox(w, events.SignupCompanyChanged) {
		if e.Status == events.CompanyEnded {
			ended++
		}
	}
	if ended != 1 {
		t.Errorf("told %d times", ended)
	}
	w.refused(&w.op, "POST", path+"/end", with(end, "ends_on", "2026-12-31"), http.StatusConflict, "contract_over")
	if w.must(&w.op, "PUT", path+"/contract", newTerms(), &got); got.Status != "live" {
		t.Errorf("prolonged, but %s", got.Status)
	}
}

// TestContractEndsHoweverOftenItWasChanged: the history is bounded, the end is not.
func TestContractEndsHoweverOftenItWasChanged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := "/companies/" + string(w.contract().id)
	var got agreed
	for len(got.Moves) < 40 {
		w.must(&w.op, "PUT", path+"/contract", newTerms("quota_per_month", 1+len(got.Moves)%2), &got)
	}
	w.refused(&w.op, "PUT", path+"/contract", newTerms(), http.StatusConflict, "too_many_moves")
	end := map[string]any{"ends_on": "2026-10-31", "reason": "予算の都合"}
	for range 5 {
		w.must(&w.op, "POST", path+"/end", end, &got)
	}
	w.refused(&w.op, "POST", path+"/end", end, http.StatusConflict, "too_many_moves")
	w.clock.Advance(time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC).Sub(w.clock.Now()))
	if err := w.Daily(t.Context()); err != nil {
		t.Fatal(err)
	}
	if w.must(&w.op, "GET", path, nil, &got); got.Status != "ended" {
		t.Errorf("%+v", got)
	}
}

// TestHRUsersComeAndGo: one always stays; who was closed is opened again under the same account; a stranger's address is refused.
func TestHRUsersComeAndGo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	other := w.contract("hr", []map[string]any{{"name": "b", "email": "b@other.example", "locale": "ja"}})
	path := "/companies/" + string(c.id) + "/hr"
	w.refused(&w.op, "DELETE", path+"/"+string(c.hr.AccountID), nil, http.StatusConflict, "last_hr")
	w.refused(&w.op, "DELETE", path+"/"+string(other.hr.AccountID), nil, http.StatusNotFound, "no_hr")
	w.refused(&w.op, "POST", path, map[string]any{"name": "x", "email": "b@other.example", "locale": "ja"}, http.StatusConflict, "address_taken")
	var list struct {
		HR []struct {
			ID            events.ID `json:"account_id"`
			Email, Status string
		}
	}
	second := map[string]any{"name": "人事 次郎", "email": "Jiro@corp.example", "locale": "ja"}
	w.must(&w.op, "POST", path, second, &list)
	w.must(&w.op, "POST", path, second, &list)
	if len(list.HR) != 2 || list.HR[1].Email != "jiro@corp.example" {
		t.Fatalf("%+v", list)
	}
	if u, ok := w.users.get(list.HR[1].ID); !ok || u.disabled {
		t.Error("nobody can sign in with it")
	}
	w.must(&w.op, "DELETE", path+"/"+string(c.hr.AccountID), nil, &list)
	w.must(&w.op, "DELETE", path+"/"+string(c.hr.AccountID), nil, &list)
	w.deliver()
	if u, _ := w.users.get(c.hr.AccountID); !u.disabled || list.HR[0].Status != "deactivated" {
		t.Errorf("%+v %+v", u, list)
	}
	w.refused(&c.hr, "GET", "/company", nil, http.StatusForbidden, "deactivated")
	w.refused(&w.op, "DELETE", path+"/"+string(list.HR[1].ID), nil, http.StatusConflict, "last_hr")
	w.must(&w.op, "POST", path, map[string]any{"name": "人事 太郎", "email": "jinji@corp.example", "locale": "ja"}, &list)
	if w.must(&c.hr, "GET", "/company", nil, nil); len(list.HR) != 2 || list.HR[0].Status != "active" {
		t.Errorf("%+v", list)
	}
}

const pdf = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\n%%EOF\n"

// TestDocuments: a file is what it begins with, whatever it is called; what is kept is what was looked at.
func TestDocuments(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	other := w.contract("hr", []map[string]any{{"name": "b", "email": "b@other.example", "locale": "ja"}})
	path := "/companies/" + string(c.id) + "/documents"
	form := map[string]any{"kind": "application_form", "filename": `C:\書類\申込書.pdf`, "size": 100}
	send := func(body string) (doc struct {
		ID                                   events.ID `json:"document_id"`
		Status, Reason, Filename, Type, Link string
	}) {
		t.Helper()
		var asked struct {
			ID     events.ID `json:"document_id"`
			Fields map[string]string
		}
		w.must(&w.op, "POST", path, form, &asked)
		if asked.Fields["max"] != "10485760" {
			t.Errorf("the form allows %s bytes", asked.Fields["max"])
		}
		w.refused(&w.op, "PUT", path+"/"+string(asked.ID), nil, http.StatusConflict, "no_file_yet")
		_ = w.files.Put(t.Context(), asked.Fields["key"], []byte(body))
		w.must(&w.op, "PUT", path+"/"+string(asked.ID), nil, &doc)
		_ = w.files.Put(t.Context(), asked.Fields["key"], []byte("overwritten with the same form"))
		w.must(&w.op, "PUT", path+"/"+string(asked.ID), nil, &doc)
		w.must(&w.op, "GET", path+"/"+string(asked.ID), nil, &doc)
		return doc
	}
	good := send(pdf)
	if good.Status != "stored" || good.Type != "application/pdf" || good.Filename != "申込書.pdf" || !strings.HasSuffix(strings.Split(good.Link, "?")[0], string(good.ID)+".pdf") || !strings.Contains(good.Link, "as=申込書.pdf&") {
		t.Errorf("%+v", good)
	}
	kept, err := w.files.Get(t.Context(), "contracts/"+string(c.id)+"/"+string(good.ID)+".pdf", 1000)
	if err != nil || string(kept) != pdf {
		t.Errorf("kept %q, %v", kept, err)
	}
	w.refused(&w.op, "GET", "/companies/"+string(other.id)+"/documents/"+string(good.ID), nil, http.StatusNotFound, "no_document")
	w.refused(&w.op, "POST", path, with(form, "size", 11<<20), http.StatusUnprocessableEntity, "invalid")
	w.refused(&w.op, "POST", path, with(form, "kind", "licence"), http.StatusUnprocessableEntity, "unknown_code")
}

func TestDocumentsThatAreRefused(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ body, reason string }{
		"a program called PDF":    {"MZ\x90\x00", "type"},
		"a page called PDF":       {"<html>%PDF-", "type"},
		"an empty file":           {"", "type"},
		"a picture of a contract": {"\x89PNG\r\n\x1a\n....", "type"},
		"a PDF cut short":         {pdf[:40], "type"},
		"a PDF with a script":     {strings.Replace(pdf, "/Type", "/OpenAction<</S/JavaScript>>/Type", 1), "active"},
		"a PDF that starts files": {strings.Replace(pdf, "/Type", "/S/Launch/Type", 1), "active"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			c := w.contract()
			path := "/companies/" + string(c.id) + "/documents"
			var asked struct {
				ID     events.ID `json:"document_id"`
				Fields map[string]string
			}
			w.must(&w.op, "POST", path, map[string]any{"kind": "application_form", "filename": "a.pdf", "size": 1}, &asked)
			_ = w.files.Put(t.Context(), asked.Fields["key"], []byte(tt.body))
			var doc struct{ Status, Reason, Link string }
			if w.must(&w.op, "PUT", path+"/"+string(asked.ID), nil, &doc); doc.Status != "refused" || doc.Reason != tt.reason {
				t.Errorf("%+v", doc)
			}
			if w.must(&w.op, "GET", path+"/"+string(asked.ID), nil, &doc); doc.Link != "" {
				t.Error("it can be opened")
			}
		})
	}
}
