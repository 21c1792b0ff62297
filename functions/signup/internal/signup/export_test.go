package signup_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
)

// exportView is how far an export is.
type exportView struct {
	Status string
	Parts  []struct {
		Context string
		Done    bool
	}
	ExpiresAt time.Time `json:"expires_at"`
}

// answered is a context's answer, with one entry that names the context.
func answered(w *world, typ events.Type[events.ExportReady], export, account events.ID) events.Envelope {
	w.t.Helper()
	store := claimcheck.New(w.objects, "claims", typ.Source())
	key, err := store.Put(w.t.Context(), events.Signup, account, claims.ExportPart{Context: typ.Source(), Sections: []claims.ExportSection{
		{Section: "account", Entries: []map[string]any{{"text": "<b>言葉 of " + string(typ.Source()) + "</b>", "status": "active", "made_at": "2026-09-30T15:30:00Z"}}}}})
	if err != nil {
		w.t.Fatal(err)
	}
	e, err := typ.New(events.Meta{ID: ids.Default{}.New(ids.Event), Time: w.clock.Now(), EntityID: export, EntityVersion: 1},
		events.ExportReady{ExportID: export, AccountID: account, Claims: []events.ClaimKey{key}})
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

// registered is a world's employee.
func registered(w *world) person {
	c := w.contract()
	w.upload(c, []byte(roster(2, nil)))
	me := w.register(w.invite(c)["e0001@corp.example"], "hana@private.example")
	w.must(&me, "POST", "/me/consents", map[string]any{"version": currentConsent(w, me)}, nil)
	return me
}

// TestExport goes from the question over the answers to the two files.
func TestExport(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := registered(w)
	var v exportView
	w.must(&me, "GET", "/me/export", nil, &v)
	if v.Status != "none" {
		t.Fatalf("%+v", v)
	}
	w.refused(&me, "GET", "/me/export/file", nil, http.StatusNotFound, "no_export")
	for range 2 { // a double click is one question
		w.must(&me, "POST", "/me/export", nil, &v)
	}
	asked := outbox(w, events.SignupExportAsked)
	if len(asked) != 1 || asked[0].AccountID != me.AccountID || v.Status != "asked" || len(v.Parts) != 7 {
		t.Fatalf("%+v %+v", asked, v)
	}
	for i, typ := range events.ExportReadyTypes() {
		w.refused(&me, "GET", "/me/export/file", nil, http.StatusConflict, "export_not_ready")
		e := answered(w, typ, asked[0].ExportID, me.AccountID)
		w.consume(e)
		w.consume(e)
		w.must(&me, "GET", "/me/export", nil, &v)
		done := 0
		for _, p := range v.Parts {
			if p.Done {
				done++
			}
		}
		if done != i+2 {
			t.Errorf("after %s: %+v", typ.Name(), v)
		}
	}
	if v.Status != "ready" {
		t.Fatalf("%+v", v)
	}
	w.readExport(me)
	w.clock.Advance(7 * 24 * time.Hour)
	w.refused(&me, "GET", "/me/export/file", nil, http.StatusNotFound, "no_export")
	w.must(&me, "POST", "/me/export", nil, &v)
	if v.Status != "asked" || len(outbox(w, events.SignupExportAsked)) != 2 {
		t.Errorf("after its week: %+v", v)
	}
	w.consume(answered(w, events.MailerExportReady, asked[0].ExportID, me.AccountID)) // late, to the first question
	w.must(&me, "GET", "/me/export", nil, &v)
	if v.Parts[4].Done {
		t.Error("an answer to another question was taken")
	}
}

// readExport holds that both files tell what every context answered, and what signup holds itself.
func (w *world) readExport(me person) {
	w.t.Helper()
	file := w.call(&me, "GET", "/me/export/file?form=json", nil)
	var data struct {
		Contexts []claims.ExportPart
		Kept     []any `json:"kept_after_erasure"`
	}
	if err := json.Unmarshal(file.body, &data); err != nil || len(data.Contexts) != 7 || len(data.Kept) < 8 {
		w.t.Fatalf("%v: %s", err, file.body)
	}
	for _, language := range []string{"ja", "en"} {
		page := w.call(&me, "GET", "/me/export/file?form=html&language="+language, nil)
		for _, body := range []string{string(file.body), string(page.body)} {
			for _, want := range []string{"社員 1", "E0001", "hana@private.example", "言葉 of sessions", "言葉 of mailer", "言葉 of reminders", "2027-01"} {
				if !strings.Contains(body, want) {
					w.t.Errorf("%s: nothing of %s", language, want)
				}
			}
			if strings.Contains(body, "社員 2") || strings.Contains(body, "fingerprint") {
				w.t.Errorf("%s: somebody else's or a technical field", language)
			}
		}
		if strings.Contains(string(page.body), "<b>") || strings.Contains(string(page.body), "<script") {
			w.t.Error("what somebody wrote became part of the page")
		}
		want := map[string]string{"ja": "2026年10月1日 00:30", "en": "1 October 2026, 00:30"}[language]
		if !strings.Contains(string(page.body), want) {
			w.t.Errorf("%s: a time is not in the reader's zone", language)
		}
	}
}

// TestExportsAreTheCallersOwn: nobody reads another's, HR and operators neither, and an erasure ends one that was under way.
func TestExportsAreTheCallersOwn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := registered(w)
	w.must(&me, "POST", "/me/export", nil, nil)
	asked := outbox(w, events.SignupExportAsked)[0]
	for _, typ := range events.ExportReadyTypes() {
		w.consume(answered(w, typ, asked.ExportID, me.AccountID))
	}
	w.refused(&w.op, "GET", "/me/export/file", nil, http.StatusNotFound, "no_export")
	w.refused(nil, "GET", "/me/export/file", nil, http.StatusUnauthorized, "sign_in")
	w.must(&me, "POST", "/me/erasure", nil, nil)
	w.refused(&me, "GET", "/me/export/file", nil, http.StatusForbidden, "deactivated")
	w.refused(&me, "POST", "/me/export", nil, http.StatusForbidden, "deactivated")
	w.consume(answered(w, events.MailerExportReady, asked.ExportID, me.AccountID))
	w.refused(&me, "GET", "/me/export", nil, http.StatusForbidden, "deactivated")
}

// TestExportSurvivesDeath: a killed worker loses no answer and takes none twice.
func TestExportSurvivesDeath(t *testing.T) {
	t.Parallel()
	type given struct {
		me      person
		answers []events.Envelope
	}
	killed(t, func(w *world) given {
		g := given{me: registered(w)}
		w.must(&g.me, "POST", "/me/export", nil, nil)
		asked := outbox(w, events.SignupExportAsked)[0]
		for _, typ := range events.ExportReadyTypes() {
			g.answers = append(g.answers, answered(w, typ, asked.ExportID, g.me.AccountID))
		}
		return g
	}, func(w *world, g given) bool {
		for _, e := range g.answers {
			if !w.taken(e) {
				return false
			}
		}
		return true
	}, func(t *testing.T, w *world, g given) {
		var v exportView
		w.must(&g.me, "GET", "/me/export", nil, &v)
		if v.Status != "ready" {
			t.Errorf("%+v", v)
		}
	})
}
