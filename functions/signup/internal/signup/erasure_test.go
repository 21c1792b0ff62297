package signup_test

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// erasureReceipt is what the API says of an erasure.
type erasureReceipt struct {
	ReceiptID   events.ID `json:"receipt_id"`
	CompletedAt time.Time `json:"completed_at"`
	Steps       []struct {
		Context events.Code
		At      time.Time
	}
	Erased []string
	Kept   []struct {
		What, Why   events.Code
		Years, Days int
	}
	Link string
}

// erasing is a world with somebody who asked to be erased.
func erasing(w *world) (person, erasureReceipt) {
	w.t.Helper()
	c := w.contract()
	w.upload(c, []byte(roster(2, nil)))
	me := w.register(w.invite(c)["e0001@corp.example"], "hana@private.example")
	w.must(&me, "POST", "/me/consents", map[string]any{"version": currentConsent(w, me)}, nil)
	var r erasureReceipt
	w.must(&me, "POST", "/me/erasure", nil, &r)
	return me, r
}

func currentConsent(w *world, me person) string {
	w.t.Helper()
	var got struct{ Version string }
	w.must(&me, "GET", "/consents/current", nil, &got)
	return got.Version
}

// acknowledgement is what another context says once it forgot the account.
func acknowledgement(w *world, typ events.Type[events.PersonErased], account events.ID) events.Envelope {
	w.t.Helper()
	e, err := typ.New(events.Meta{ID: ids.Default{}.New(ids.Event), Time: w.clock.Now(), EntityID: account, EntityVersion: 9}, events.PersonErased{AccountID: account})
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

func (w *world) receiptAt(link string) erasureReceipt {
	w.t.Helper()
	var r erasureReceipt
	_, secret, _ := strings.Cut(link, "#")
	w.must(nil, "GET", "/public/erasures/"+secret, nil, &r)
	return r
}

// TestErasureIsCompleteWhenEveryContextSaidSo: not before, once, in whatever order they speak and however often.
func TestErasureIsCompleteWhenEveryContextSaidSo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me, r := erasing(w)
	if !r.CompletedAt.IsZero() || len(r.Steps) != 6 || len(r.Kept) < 8 || !strings.HasPrefix(r.Link, "https://kikite.example/erasure#") {
		t.Fatalf("%+v", r)
	}
	types := events.PersonErasedTypes()
	slices.Reverse(types)
	for i, typ := range types {
		e := acknowledgement(w, typ, me.AccountID)
		w.consume(e)
		w.consume(e)
		w.clock.Advance(time.Minute)
		open := 0
		for _, s := range w.receiptAt(r.Link).Steps {
			if s.At.IsZero() {
				open++
			}
		}
		if want := len(types) - i; open != want {
			t.Errorf("after %s %d steps are open, want %d", typ.Name(), open, want)
		}
	}
	if n := len(outbox(w, events.SignupErasureCompleted)); n != 0 {
		t.Fatal("complete before signup itself was")
	}
	w.deliver() // account_changed reaches signup's own worker
	w.deliver()
	done := outbox(w, events.SignupErasureCompleted)
	if len(done) != 1 || w.receiptAt(r.Link).CompletedAt.IsZero() || w.receiptAt(r.Link).Link != "" {
		t.Fatalf("%+v, %+v", done, w.receiptAt(r.Link))
	}
	mail := claim[claims.ErasureReceipt](w, done[0].Claim)
	if mail.Address != "hana@private.example" || mail.Link != r.Link || mail.Locale != "ja" {
		t.Errorf("%+v", mail)
	}
	sent, err := events.MailerReceiptSent.New(events.Meta{ID: "evt_00000000000000000000009009", Time: w.clock.Now(), EntityID: done[0].ErasureID, EntityVersion: 9},
		events.ReceiptSent{ErasureID: done[0].ErasureID})
	if err != nil {
		t.Fatal(err)
	}
	w.consume(sent)
	w.consume(sent)
	if left := w.objects.Keys("mailer/signup/" + string(done[0].ErasureID)); len(left) != 0 {
		t.Errorf("the address is kept in %v", left)
	}
}

// TestNothingLeadsFromAnErasedAccountToThePerson reads every item of the table: what names the account names neither person nor roster entry, and
// what is kept of it ends.
func TestNothingLeadsFromAnErasedAccountToThePerson(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me, _ := erasing(w)
	var all []map[string]any
	if err := w.Table.Scan().Consistent(true).All(context.Background(), &all); err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, item := range all {
		raw, err := json.Marshal(item)
		if err != nil {
			t.Fatal(err)
		}
		pk, _ := item["pk"].(string)
		if strings.Contains(string(raw), "hana@private.example") {
			t.Errorf("the address: %s", raw)
		}
		if strings.HasPrefix(pk, "OUTBOX#") || !strings.Contains(string(raw), string(me.AccountID)) {
			continue
		}
		found++
		for _, link := range []string{"社員", "E0001", "e0001@", "row_", "dep_", "INVITATION"} {
			if strings.Contains(string(raw), link) {
				t.Errorf("%s leads on: %s", pk, raw)
			}
		}
		if item["ttl"] == nil {
			t.Errorf("kept without an end: %s", raw)
		}
	}
	if found < 4 { // account, consent, saga, ways to it
		t.Errorf("%d items: the test proves nothing", found)
	}
}

func TestReceiptsEndAndGuessingFindsNone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, r := erasing(w)
	_, secret, _ := strings.Cut(r.Link, "#")
	w.refused(nil, "GET", "/public/erasures/"+secret[1:], nil, http.StatusNotFound, "no_receipt")
	w.clock.Advance(364 * 24 * time.Hour)
	w.receiptAt(r.Link)
	w.clock.Advance(2 * 24 * time.Hour)
	w.refused(nil, "GET", "/public/erasures/"+secret, nil, http.StatusNotFound, "no_receipt")
}

func TestAcknowledgementsOfNobodyAreTaken(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.consume(acknowledgement(w, events.SessionsPersonErased, "acc_00000000000000000000000404"))
	if n := len(outbox(w, events.SignupErasureCompleted)); n != 0 {
		t.Errorf("%d erasures completed", n)
	}
}

// TestSagaSurvivesDeath: whatever call the worker dies at, the erasure is completed and told once.
func TestSagaSurvivesDeath(t *testing.T) {
	t.Parallel()
	type given struct {
		acks []events.Envelope
		link string
	}
	killed(t, func(w *world) given {
		me, r := erasing(w)
		g := given{link: r.Link}
		for _, typ := range events.PersonErasedTypes() {
			g.acks = append(g.acks, acknowledgement(w, typ, me.AccountID))
		}
		for _, e := range testkit.Outbox(w.t, w.Table) {
			if e.Type == events.SignupAccountChanged.Name() && e.EntityID == me.AccountID {
				g.acks = append(g.acks, e)
			}
		}
		return g
	}, func(w *world, g given) bool {
		for _, e := range g.acks {
			if !w.taken(e) {
				return false
			}
		}
		return true
	}, func(t *testing.T, w *world, g given) {
		if n := w.count()[events.SignupErasureCompleted.Name()]; n != 1 || w.receiptAt(g.link).CompletedAt.IsZero() {
			t.Errorf("completed %d times", n)
		}
	})
}

// TestErasureOfConsultantsAndHR: an operator does it once the account is not in use, and the person alone gets the receipt.
func TestErasureOfConsultantsAndHR(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	id, consultant := w.approved(1)
	path := "/accounts/" + string(consultant.AccountID) + "/erasure"
	w.refused(&w.op, "POST", path, nil, http.StatusConflict, "account_active")
	w.refused(&w.op, "POST", "/accounts/"+string(c.hr.AccountID)+"/erasure", nil, http.StatusConflict, "account_active")
	w.refused(&w.op, "POST", "/accounts/acc_00000000000000000000000404/erasure", nil, http.StatusNotFound, "no_account")
	w.must(&w.op, "POST", "/consultants/"+string(id)+"/suspension", map[string]any{"reason": "ended"}, nil)
	var r erasureReceipt
	for range 2 {
		w.must(&w.op, "POST", path, nil, &r)
	}
	if r.Link != "" || len(r.Steps) != 6 {
		t.Errorf("%+v", r)
	}
	changed := outbox(w, events.SignupConsultantChanged)
	last := changed[len(changed)-1]
	if last.Status != events.StatusErased || len(last.Licences) != 0 {
		t.Errorf("%+v", last)
	}
	var all []map[string]any
	if err := w.Table.Scan().Consistent(true).All(t.Context(), &all); err != nil {
		t.Fatal(err)
	}
	for _, item := range all {
		pk, _ := item["pk"].(string)
		raw, err := json.Marshal(item)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(pk, "CONSULTANT#"+string(id)) && (item["name"] != nil && item["name"] != "" || item["email"] != nil && item["email"] != "" || strings.Contains(string(raw), `"career":"`) && item["career"] != "") {
			t.Errorf("left of the consultant: %s", raw)
		}
	}
}
