package sessions_test

import (
	"encoding/json"
	"strings"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
)

// exportOf asks for the export of the employee and returns all that signup would read.
func (d *desk) exportOf() (text string, answers int) {
	d.t.Helper()
	id := d.source.New(ids.Export)
	asked := event(d.world, events.SignupExportAsked, id, 1, events.ExportAsked{ExportID: id, AccountID: d.employee.AccountID, Role: events.RoleEmployee})
	d.deliver(asked, asked)
	for _, e := range d.envelopes(events.SessionsExportReady.Name()) {
		ready, err := events.SessionsExportReady.Parse(e)
		if err != nil || ready.ExportID != id {
			continue
		}
		answers++
		for _, key := range ready.Claims {
			var part claims.ExportPart
			if err := claimcheck.New(d.objects, "claims", events.Signup).Get(d.ctx, key, &part); err != nil {
				d.t.Fatal(err)
			}
			raw, err := json.Marshal(part)
			if err != nil {
				d.t.Fatal(err)
			}
			text += string(raw)
		}
	}
	return text, answers
}

// TestExportHoldsEverythingSealed fills every kind of item there is and demands each of its words in the export; what the keys table knows is not in it, so that
// the file leads to nothing that was published.
func TestExportHoldsEverythingSealed(t *testing.T) {
	t.Parallel()
	d := full(t)
	text, answers := d.exportOf()
	if answers != 1 {
		t.Fatalf("answered %d times", answers)
	}
	for _, word := range words {
		if strings.Contains(text, word) == (word == "橋の上") { // an SOS is told by the log of who looked, when it may be
			t.Errorf("%s: in the export %v", word, strings.Contains(text, word))
		}
	}
	for _, section := range []string{"account", "talks", "records", "transcripts", "surveys", "analyses", "consultants_notes", "excerpts", "self_checks", "handovers",
		"reflections", "emergency", "voices", "cases", "case_messages"} {
		if !strings.Contains(text, `"section":"`+section+`"`) {
			t.Errorf("nothing of %s", section)
		}
	}
	if strings.Contains(text, `"section":"other"`) || strings.Contains(text, "sealed") || strings.Contains(text, string(d.colleague.AccountID)) {
		t.Errorf("an item without a name, a ciphertext or somebody else: %s", text)
	}
	for _, item := range dump(t, d.keys) {
		if id, _ := item["id"].(string); id != "" && strings.Contains(text, id) {
			t.Errorf("leads to what was published: %v", item["sk"])
		}
	}
}

// TestExportAfterErasureIsNothing: copies go with the account, whichever came first.
func TestExportAfterErasureIsNothing(t *testing.T) {
	t.Parallel()
	d := full(t)
	if text, _ := d.exportOf(); text == "" {
		t.Fatal("no export")
	}
	prefix := "signup/sessions/" + string(d.employee.AccountID)
	if len(d.objects.Keys(prefix)) == 0 {
		t.Fatal("no copies: the test proves nothing")
	}
	d.deliver(d.account(d.employee, events.StatusErased, 9))
	if left := d.objects.Keys(prefix); len(left) != 0 {
		t.Errorf("copies left: %v", left)
	}
	if text, answers := d.exportOf(); text != "" || answers != 0 || len(d.objects.Keys(prefix)) != 0 {
		t.Errorf("%d answers after the erasure: %s", answers, text)
	}
}

// TestExportOfWhoNeverTalked: no key, no talk, and still an answer.
func TestExportOfWhoNeverTalked(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if text, answers := d.exportOf(); answers != 1 || !strings.Contains(text, `"section":"account"`) {
		t.Errorf("%d answers: %s", answers, text)
	}
}
