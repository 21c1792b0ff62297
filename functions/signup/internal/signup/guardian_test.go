package signup_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/signup/internal/signup"
)

// consentTexts holds the texts to their version: who changes a text has to give it a new version, which everybody is asked for again.
const consentTexts = "2027-01 58dca17f9ade12ea87cb0fb870e9d40e969536feb28171d48b2b89ebff006772"

func TestConsentTextsBelongToTheirVersion(t *testing.T) {
	t.Parallel()
	got, err := signup.ConsentDigest()
	if err != nil || signup.ConsentVersion+" "+got != consentTexts {
		t.Errorf("the texts changed: change ConsentVersion, and this constant to %q (%v)", signup.ConsentVersion+" "+got, err)
	}
}

// myConsent is what the API says of the caller's consent.
type myConsent struct {
	Consent struct {
		Current, Minor bool
		AskAge         bool `json:"ask_age"`
		Version        string
		Guardian       *struct {
			Name, Email string
			AgreedAt    time.Time `json:"agreed_at"`
		}
	}
}

// born is an employee whose roster row has this birth date.
func born(w *world, birth string) person {
	w.t.Helper()
	c := w.contract()
	w.upload(c, []byte(strings.ReplaceAll(roster(2, nil), "1990/4/2", birth)))
	return w.register(w.invite(c)["e0001@corp.example"], "hana@private.example")
}

func agree(more ...any) map[string]any {
	out := map[string]any{"version": signup.ConsentVersion}
	for i := 0; i+1 < len(more); i += 2 {
		out[more[i].(string)] = more[i+1]
	}
	return out
}

var parent = map[string]any{"name": "見本 はは", "email": "parent@private.example"}

// TestUnderEighteen: who is younger needs a guardian, whose consent is asked for by mail and recorded beside the person's own.
func TestUnderEighteen(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := born(w, "2009/4/2") // seventeen
	var got myConsent
	w.must(&me, "GET", "/me", nil, &got)
	if !got.Consent.Minor || got.Consent.AskAge {
		t.Fatalf("%+v", got)
	}
	w.refused(&me, "POST", "/me/consents", agree(), http.StatusConflict, "guardian_needed")
	w.refused(&me, "POST", "/me/consents", agree("guardian", map[string]any{"name": "x", "email": "hana@private.example"}), 422, "guardian_oneself")
	w.refused(&me, "POST", "/me/consents", agree("guardian", map[string]any{"name": "x", "email": "boss@corp.example"}), 422, "company_address")
	w.must(&me, "POST", "/me/consents", agree("guardian", parent), &got)
	if got.Consent.Current || got.Consent.Version != signup.ConsentVersion || got.Consent.Guardian == nil || !got.Consent.Guardian.AgreedAt.IsZero() {
		t.Fatalf("before the guardian agreed: %+v", got)
	}
	first := w.guardianLink(1)
	w.must(&me, "POST", "/me/consents", agree("guardian", map[string]any{"name": "見本 ちち", "email": "other@private.example"}), nil)
	second := w.guardianLink(2)
	w.refused(nil, "GET", "/public/guardians/"+first, nil, http.StatusNotFound, "no_guardian_request")
	var asked struct {
		Person, Version string
		Texts           []struct{ Locale string }
	}
	w.must(nil, "GET", "/public/guardians/"+second, nil, &asked)
	if asked.Person != "社員 1" || len(asked.Texts) != 2 {
		t.Errorf("%+v", asked)
	}
	w.refused(nil, "POST", "/public/guardians/"+second, map[string]any{"version": "2020-01"}, http.StatusConflict, "consent_version")
	for range 2 {
		w.must(nil, "POST", "/public/guardians/"+second, map[string]any{"version": asked.Version}, nil)
	}
	w.must(&me, "GET", "/me", nil, &got)
	if !got.Consent.Current || got.Consent.Guardian.AgreedAt.IsZero() {
		t.Errorf("after the guardian agreed: %+v", got)
	}
	w.must(&me, "POST", "/me/erasure", nil, nil)
	w.refused(nil, "GET", "/public/guardians/"+second, nil, http.StatusNotFound, "no_guardian_request")
	var all []map[string]any
	if err := w.Table.Scan().Consistent(true).All(t.Context(), &all); err != nil {
		t.Fatal(err)
	}
	evidence := false
	for _, item := range all {
		if email, _ := item["email"].(string); email == "other@private.example" {
			t.Error("the guardian's address is kept")
		}
		evidence = evidence || item["guardian_agreed_at"] != nil && item["ttl"] != nil
	}
	if !evidence {
		t.Error("that a guardian agreed is not kept with an end")
	}
}

// guardianLink is the secret in the n-th mail to a guardian.
func (w *world) guardianLink(n int) string {
	w.t.Helper()
	asked := outbox(w, events.SignupGuardianAsked)
	for _, a := range asked {
		mail := claim[claims.GuardianMail](w, a.Claim)
		if want := map[int]string{1: "parent@private.example", 2: "other@private.example"}[n]; mail.Address == want {
			_, secret, _ := strings.Cut(mail.Link, "#")
			return secret
		}
	}
	w.t.Fatalf("%d mails to guardians", len(asked))
	return ""
}

// TestWhereTheRosterLeavesTheAgeOpen: the person is asked once; what a birth date says is not overruled.
func TestWhereTheRosterLeavesTheAgeOpen(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		birth  string
		ask    bool
		body   map[string]any
		status int
		code   string
	}{
		"nineteen, not asked by birth date": {"2007/4/2", true, agree(), 409, "age_unknown"},
		"eighteen or older":                 {"2007/4/2", true, agree("adult", true), 200, ""},
		"younger, with a guardian":          {"2007/4/2", true, agree("adult", false, "guardian", parent), 200, ""},
		"younger, without":                  {"2007/4/2", true, agree("adult", false), 409, "guardian_needed"},
		"seventeen says eighteen":           {"2009/4/2", false, agree("adult", true), 409, "guardian_needed"},
		"thirty-six":                        {"1990/4/2", false, agree(), 200, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			me := born(w, tt.birth)
			var got myConsent
			w.must(&me, "GET", "/me", nil, &got)
			if got.Consent.AskAge != tt.ask {
				t.Errorf("%+v", got)
			}
			a := w.call(&me, "POST", "/me/consents", tt.body)
			if a.status != tt.status || a.code() != tt.code {
				t.Errorf("%d %s", a.status, a.body)
			}
		})
	}
}

// TestOnesGuardianIsNotAskedForEver: from the eighteenth birthday on nobody is.
func TestOnesGuardianIsNotAskedForEver(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := born(w, "2008/10/3") // eighteen in two days
	w.must(&me, "POST", "/me/consents", agree("guardian", parent), nil)
	w.clock.Advance(48 * time.Hour)
	var got myConsent
	w.must(&me, "GET", "/me", nil, &got)
	if !got.Consent.Current || got.Consent.Minor {
		t.Errorf("%+v", got)
	}
}

// TestConsentIsKeptWithItsTexts: what was agreed to can be read word for word later, and an older version is not enough.
func TestConsentIsKeptWithItsTexts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := born(w, "1990/4/2")
	w.refused(&me, "POST", "/me/consents", map[string]any{"version": "2026-11"}, http.StatusConflict, "consent_version")
	w.must(&me, "POST", "/me/consents", agree(), nil)
	var consents, texts []map[string]any
	if err := w.Table.Prefix(t.Context(), "ACCOUNT#"+string(me.AccountID), "CONSENT#", &consents); err != nil || len(consents) != 1 {
		t.Fatalf("%v %v", consents, err)
	}
	text, _ := consents[0]["text_digest"].(string)
	if err := w.Table.Prefix(t.Context(), "CONSENTTEXT#"+text, "", &texts); err != nil || len(texts) != 1 {
		t.Fatalf("%v %v", texts, err)
	}
	if words, _ := texts[0]["text"].(string); !strings.Contains(words, "勤務先は、あなたが登録・予約・面談をしたかどうかを知ることができません。") {
		t.Errorf("%v", texts)
	}
}
