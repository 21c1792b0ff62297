package signup_test

import (
	"net/http"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/signup/internal/signup"
)

// formerly makes somebody who agreed to the texts in force, and their guardian, one who agreed to the version before, whose texts are stored as well.
func formerly(w *world, me person) {
	w.t.Helper()
	for _, item := range w.items() {
		switch {
		case item["pk"] == "ACCOUNT#"+string(me.AccountID) && item["sk"] == "ACCOUNT":
			item["consent"] = "2026-12"
			if item["guardian_consent"] != nil {
				item["guardian_consent"] = "2026-12"
			}
		case item["sk"] == "CONSENT#"+signup.ConsentVersion:
			if err := w.Table.Delete("pk", item["pk"]).Range("sk", item["sk"]).Run(w.t.Context()); err != nil {
				w.t.Fatal(err)
			}
			item["sk"], item["version_text"], item["text_digest"] = "CONSENT#2026-12", "2026-12", "former"
		case item["sk"] == "TEXT":
			item["pk"], item["version_text"], item["text"] = "CONSENTTEXT#former", "2026-12", "前の説明"
		default:
			continue
		}
		if err := w.Table.Put(item).Run(w.t.Context()); err != nil {
			w.t.Fatal(err)
		}
	}
}

// TestNewVersionAsksAgain: who agreed to the version before is asked on the next visit, loses nothing, and what they agreed to stays as evidence with its texts.
func TestNewVersionAsksAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := born(w, "1990/4/2")
	w.must(&me, "POST", "/me/consents", agree(), nil)
	formerly(w, me)
	told := len(outbox(w, events.SignupAccountChanged))
	var got myConsent
	if w.must(&me, "GET", "/me", nil, &got); got.Consent.Current || got.Consent.Version != "2026-12" {
		t.Fatalf("%+v", got)
	}
	if p, ok := w.token(me.AccountID); !ok || p.Guarded {
		t.Error("an adult is kept from what they booked")
	}
	w.refused(&me, "POST", "/me/consents", map[string]any{"version": "2026-12"}, http.StatusConflict, "consent_version")
	if w.must(&me, "POST", "/me/consents", agree(), &got); !got.Consent.Current {
		t.Errorf("%+v", got)
	}
	if len(outbox(w, events.SignupAccountChanged)) != told {
		t.Error("others heard of a change of the account: nothing of what is booked may move")
	}
	versions, texts := map[any]any{}, map[any]bool{}
	for _, item := range w.items() {
		switch sk, _ := item["sk"].(string); {
		case strings.HasPrefix(sk, "CONSENT#"):
			versions[item["version_text"]] = item["text_digest"]
		case sk == "TEXT":
			texts[item["version_text"]] = true
		}
	}
	if versions["2026-12"] != "former" || versions[signup.ConsentVersion] == nil || !texts["2026-12"] || !texts[signup.ConsentVersion] {
		t.Errorf("%v %v", versions, texts)
	}
}

// TestNewVersionAsksGuardiansAgain: somebody under eighteen agrees anew and so does their guardian, by a new link. The former link shows nothing that could be
// agreed to before the person did.
func TestNewVersionAsksGuardiansAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me := born(w, "2009/4/2")
	w.must(&me, "POST", "/me/consents", agree("guardian", parent), nil)
	former := w.guardianLink(1)
	w.must(nil, "POST", "/public/guardians/"+former, agree(), nil)
	formerly(w, me)
	if p, ok := w.token(me.AccountID); !ok || !p.Guarded {
		t.Error("the guardian has not agreed to this version")
	}
	w.refused(nil, "GET", "/public/guardians/"+former, nil, http.StatusNotFound, "no_guardian_request")
	w.refused(nil, "POST", "/public/guardians/"+former, agree(), http.StatusNotFound, "no_guardian_request")
	w.refused(&me, "POST", "/me/consents", agree(), http.StatusConflict, "guardian_needed")
	w.must(&me, "POST", "/me/consents", agree("guardian", map[string]any{"name": "見本 ちち", "email": "other@private.example"}), nil)
	w.must(nil, "POST", "/public/guardians/"+w.guardianLink(2), agree(), nil)
	var got myConsent
	if w.must(&me, "GET", "/me", nil, &got); !got.Consent.Current {
		t.Errorf("%+v", got)
	}
	if p, ok := w.token(me.AccountID); !ok || p.Guarded {
		t.Error("both agreed")
	}
}

// TestConsentSaysWhenAccountsEnd: in all four texts, with the period and the notice.
func TestConsentSaysWhenAccountsEnd(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	var got struct {
		Texts, Plain []struct {
			Locale   string
			Sections []struct{ Body []string }
		}
	}
	w.must(&c.hr, "GET", "/consents/current", nil, &got)
	for _, text := range append(got.Texts, got.Plain...) {
		all := ""
		for _, s := range text.Sections {
			all += strings.Join(s.Body, "\n")
		}
		for _, want := range map[string][]string{"ja": {"1年", "30日前", "退職|やめた", "契約|サービスをやめ"}, "en": {"a year", "30 days before", "leave your", "contract ends|stops using"}}[text.Locale] {
			said := false
			for _, one := range strings.Split(want, "|") {
				said = said || strings.Contains(all, one)
			}
			if !said {
				t.Errorf("%s: nothing of %q", text.Locale, want)
			}
		}
	}
}
