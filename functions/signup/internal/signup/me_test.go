package signup_test

import (
	"net/http"
	"strings"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/signup/internal/signup"
)

func TestSettingsReachOtherContexts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	settings := map[string]any{"locale": "en", "zone": "America/New_York"}
	w.must(&c.hr, "PUT", "/me/settings", settings, nil)
	w.must(&c.hr, "PUT", "/me/settings", settings, nil)
	var mine []events.AccountChanged
	for _, a := range outbox(w, events.SignupAccountChanged) {
		if a.AccountID == c.hr.AccountID {
			mine = append(mine, a)
		}
	}
	if len(mine) != 2 || mine[1].Locale != "en" || mine[1].Zone != "America/New_York" || mine[0].ContactClaim == mine[1].ContactClaim {
		t.Fatalf("%+v", mine)
	}
	if contact := claim[claims.Contact](w, mine[1].ContactClaim); contact.Locale != "en" || contact.Name != "人事 太郎" {
		t.Errorf("%+v", contact)
	}
}

func TestConsentTextsSayWhatTheyMust(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	var got struct {
		Version string
		Texts   []struct {
			Locale   string
			Sections []struct {
				Heading string
				Body    []string
			}
		}
	}
	w.must(&c.hr, "GET", "/consents/current", nil, &got)
	if len(got.Texts) != 2 || len(got.Texts[0].Sections) != len(got.Texts[1].Sections) {
		t.Fatalf("%+v", got)
	}
	for i, headings := range [][]string{{"誰が", "気づく", "生命の危険", "権利"}, {"Who processes", "notice", "danger to life", "rights"}} {
		all := ""
		for _, s := range got.Texts[i].Sections {
			if len(s.Body) == 0 {
				t.Errorf("%s says nothing", s.Heading)
			}
			all += s.Heading + "\n"
		}
		for _, h := range headings {
			if !strings.Contains(all, h) {
				t.Errorf("%s: nothing about %q", got.Texts[i].Locale, h)
			}
		}
	}
	for range 2 {
		w.must(&c.hr, "POST", "/me/consents", map[string]any{"version": got.Version}, nil)
	}
}

func TestErasure(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(2, nil)))
	secret := w.invite(c)["e0001@corp.example"]
	me := w.register(secret, "hana@private.example")
	w.must(&me, "POST", "/me/consents", map[string]any{"version": signup.ConsentVersion}, nil)
	first := w.call(&me, "POST", "/me/erasure", nil)
	again := w.call(&me, "POST", "/me/erasure", nil)
	if first.status != http.StatusOK || string(first.body) != string(again.body) {
		t.Fatalf("%d %s, then %d %s", first.status, first.body, again.status, again.body)
	}
	var last events.AccountChanged
	for _, a := range outbox(w, events.SignupAccountChanged) {
		if a.AccountID == me.AccountID && a.Status == events.StatusErased {
			last = a
		}
	}
	if last.CompanyID != c.id || last.ContactClaim != "" || last.DepartmentID != "" || last.AgeBand != "" {
		t.Errorf("%+v", last)
	}
	if _, ok := w.users.get(me.AccountID); ok {
		t.Error("the user is still there")
	}
	if left := w.objects.Keys("mailer/signup/" + string(me.AccountID)); len(left) != 0 {
		t.Errorf("claims left: %v", left)
	}
	w.refused(&me, "GET", "/me", nil, http.StatusForbidden, "deactivated")
	w.must(nil, "POST", "/public/registrations", registration(secret, "hana@private.example"), nil)
	if _, ok := w.signIn("hana@private.example"); ok {
		t.Error("the erased account's invitation opened another")
	}
	fresh := w.invite(c, "E0001")["e0001@corp.example"]
	if back := w.register(fresh, "hana@private.example"); back.AccountID == me.AccountID {
		t.Error("the erased account came back")
	}
}

// TestErasureThatNobodyRepeats: the worker finishes what the request could not.
func TestErasureThatNobodyRepeats(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(1, nil)))
	me := w.register(w.invite(c)["e0001@corp.example"], "hana@private.example")
	w.users.down = true
	w.refused(&me, "POST", "/me/erasure", nil, http.StatusServiceUnavailable, "erasure_unfinished")
	w.users.down = false
	if _, ok := w.token(me.AccountID); ok {
		t.Error("the account can be used")
	}
	w.deliver()
	if _, ok := w.users.get(me.AccountID); ok || len(w.objects.Keys("mailer/signup/"+string(me.AccountID))) != 0 {
		t.Error("something is left")
	}
}

func TestWorkerLocksTheThresholdOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	released, err := events.ReportsReleased.New(events.Meta{ID: "evt_00000000000000000000009001", Time: w.clock.Now(), EntityID: "rep_00000000000000000000000001", EntityVersion: 2},
		events.ReportState{ReportID: "rep_00000000000000000000000001", CompanyID: c.id, Month: "2026-10", Revision: 1})
	if err != nil {
		t.Fatal(err)
	}
	w.consume(released)
	w.consume(released)
	var own struct {
		Locked bool `json:"threshold_locked"`
	}
	w.must(&c.hr, "GET", "/company", nil, &own)
	if !own.Locked {
		t.Error("the threshold is open")
	}
	w.must(&c.hr, "PUT", "/company/programs", map[string]any{"programs": []string{"one_on_one"}}, nil)
	changed := outbox(w, events.SignupCompanyChanged)
	if len(changed) != 2 {
		t.Errorf("%d company events", len(changed))
	}
}
