package signup_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/events/claims"
)

// holding says which of the words are anywhere in the table or among the files and claims, the outbox aside: events carry none.
func (w *world) holding(words ...string) []string {
	w.t.Helper()
	var all []map[string]any
	if err := w.Table.Scan().Consistent(true).All(w.t.Context(), &all); err != nil {
		w.t.Fatal(err)
	}
	raw, err := json.Marshal(all)
	if err != nil {
		w.t.Fatal(err)
	}
	w.files.mu.Lock()
	defer w.files.mu.Unlock()
	text := string(raw)
	for key, body := range w.files.objects {
		text += key + string(body)
	}
	return slices.DeleteFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

// lost is an inquiry that came to nothing.
func (w *world) lost(changes ...any) events.ID {
	w.t.Helper()
	var asked struct {
		ID events.ID `json:"inquiry_id"`
	}
	w.ask(with(with(inquiry, "person_name", "消田 花", "email", "kieta@corp.example", "phone", "03-1111-2222", "message", "消える言葉"), changes...), &asked)
	w.must(&w.op, "POST", "/inquiries/"+string(asked.ID)+"/hearing", map[string]any{"date": "2026-10-10", "place": "online", "notes": "消田さんの話"}, nil)
	w.must(&w.op, "POST", "/inquiries/"+string(asked.ID)+"/lost", map[string]any{"reason": "消田さんから断り"}, nil)
	return asked.ID
}

// rejected is an application with a document, which was rejected.
func (w *world) rejected(i int) events.ID {
	w.t.Helper()
	var applied struct {
		ID   events.ID `json:"consultant_id"`
		Pass string
	}
	w.must(nil, "POST", "/public/consultant-applications", accepting(w, consultant(i, "career", "消える経歴")), &applied)
	path := "/public/consultant-applications/" + string(applied.ID) + "/documents"
	var asked struct {
		ID     events.ID `json:"document_id"`
		Fields map[string]string
	}
	w.must(nil, "POST", path, map[string]any{"kind": "career", "filename": "消える書類.pdf", "size": 30, "pass": applied.Pass}, &asked)
	if err := w.files.Put(w.t.Context(), asked.Fields["key"], []byte("%PDF-1.7 消える内容 %%EOF")); err != nil {
		w.t.Fatal(err)
	}
	w.must(nil, "PUT", path+"/"+string(asked.ID), map[string]any{"pass": applied.Pass}, nil)
	w.must(&w.op, "POST", "/consultants/"+string(applied.ID)+"/approval", map[string]any{"decision": "reject", "reason": "登録を確認できず"}, nil)
	return applied.ID
}

// personal is what those two tell of a person.
func personal() []string {
	return []string{"消田", "kieta@corp.example", "03-1111-2222", "消える", "c7@consultant.example", "2100", "消える内容"}
}

// TestOldIsForgotten: a year after it came to nothing an inquiry is without its person, and a rejected application is gone with its documents.
// What became a contract stays as long as that runs, and a year.
func TestOldIsForgotten(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract("ends_on", "2027-12-31")
	id, application := w.lost(), w.rejected(7)
	if w.daily(364); len(w.holding("消田", "消える書類", "消える内容", "c7@consultant.example")) != 4 {
		t.Errorf("gone before its time: only %v", w.holding(personal()...))
	}
	w.daily(1)
	if left := w.holding(personal()...); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
	var q struct {
		CompanyName string `json:"company_name"`
		ErasedAt    string `json:"erased_at"`
		Moves       []struct{ To string }
	}
	if w.must(&w.op, "GET", "/inquiries/"+string(id), nil, &q); q.ErasedAt == "" || q.CompanyName != "デモ商事" || len(q.Moves) != 3 {
		t.Errorf("%+v", q)
	}
	w.refused(&w.op, "GET", "/consultants/"+string(application), nil, http.StatusNotFound, "no_consultant")
	if left := w.holding("窓口 花", "よい話"); len(left) != 2 {
		t.Errorf("of the company that is a customer %s only %v is left", c.id, left)
	}
}

// TestContactOfAContractIsForgotten: a year after the contract's last day, unless it was prolonged; that the company asked, and what it went through, stays.
func TestContactOfAContractIsForgotten(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		prolonged bool
		left      int
	}{"it ended": {false, 0}, "it was prolonged": {true, 2}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			c := w.contract("ends_on", "2027-09-30")
			contact := []string{"窓口 花", "mado@corp.example"}
			w.onDay("2027-10-01")
			if w.onDay("2028-09-30"); len(w.holding(slices.Clone(contact)...)) != 2 {
				t.Error("gone before its time")
			}
			if tt.prolonged {
				w.must(&w.op, "PUT", "/companies/"+string(c.id)+"/contract", newTerms("ends_on", "2029-09-30"), nil)
			}
			w.onDay("2028-10-01")
			if left := w.holding(slices.Clone(contact)...); len(left) != tt.left {
				t.Errorf("left: %v", left)
			}
			var list struct {
				Inquiries []struct {
					CompanyName string `json:"company_name"`
					Moves       []struct{ Note string }
				}
			}
			if w.must(&w.op, "GET", "/inquiries", nil, &list); len(list.Inquiries) != 1 || list.Inquiries[0].CompanyName != "デモ商事" || len(list.Inquiries[0].Moves) < 2 {
				t.Errorf("%+v", list)
			}
		})
	}
}

// TestForgottenOnRequest: an operator removes who has no account, when nothing is still being worked on, and as often as they are asked to.
func TestForgottenOnRequest(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var open, applied struct {
		Inquiry    events.ID `json:"inquiry_id"`
		Consultant events.ID `json:"consultant_id"`
	}
	w.ask(inquiry, &open)
	w.refused(&w.op, "POST", "/inquiries/"+string(open.Inquiry)+"/erasure", nil, http.StatusConflict, "not_closed")
	w.refused(&w.op, "POST", "/inquiries/inq_00000000000000000000000404/erasure", nil, http.StatusNotFound, "no_inquiry")
	w.must(nil, "POST", "/public/consultant-applications", accepting(w, consultant(1)), &applied)
	w.refused(&w.op, "POST", "/consultants/"+string(applied.Consultant)+"/erasure", nil, http.StatusConflict, "not_closed")
	known, _ := w.approved(2)
	w.refused(&w.op, "POST", "/consultants/"+string(known)+"/erasure", nil, http.StatusConflict, "has_account")
	id, application := w.lost(), w.rejected(7)
	var first, again struct {
		At string `json:"erased_at"`
	}
	w.must(&w.op, "POST", "/inquiries/"+string(id)+"/erasure", nil, &first)
	w.clock.Advance(1e9)
	w.must(&w.op, "POST", "/inquiries/"+string(id)+"/erasure", nil, &again)
	for range 2 {
		w.must(&w.op, "POST", "/consultants/"+string(application)+"/erasure", nil, nil)
	}
	if left := w.holding("消田", "kieta@corp.example", "消える", "c7@consultant.example"); len(left) != 0 || first.At == "" || again != first {
		t.Errorf("left: %v, %+v %+v", left, first, again)
	}
}

// TestWhatCameBeforeTheAccount: what somebody wrote with their address before they had an account is in their export, and goes with the account;
// what others wrote is in neither.
func TestWhatCameBeforeTheAccount(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.lost("email", "Hana@Private.example", "message", "わたしの言葉")
	w.lost("message", "ほかの人の言葉")
	var before struct {
		ID events.ID `json:"consultant_id"`
	}
	w.must(nil, "POST", "/public/consultant-applications", accepting(w, consultant(8, "email", "hana@private.example", "career", "わたしの経歴")), &before)
	w.must(&w.op, "POST", "/consultants/"+string(before.ID)+"/approval", map[string]any{"decision": "reject", "reason": "資格なし"}, nil)
	me := registered(w)
	w.must(&me, "POST", "/me/export", nil, nil)
	asked := outbox(w, events.SignupExportAsked)
	for _, typ := range events.ExportReadyTypes() {
		w.consume(answered(w, typ, asked[0].ExportID, me.AccountID))
	}
	var data struct{ Contexts []claims.ExportPart }
	file := w.call(&me, "GET", "/me/export/file?form=json", nil)
	if err := json.Unmarshal(file.body, &data); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"inquiries"`, "わたしの言葉", "わたしの経歴", "消田 花", "03-1111-2222"} {
		if !strings.Contains(string(file.body), want) {
			t.Errorf("nothing of %s", want)
		}
	}
	if strings.Contains(string(file.body), "ほかの人の言葉") || strings.Contains(string(file.body), "断り") {
		t.Errorf("it tells of others: %s", file.body)
	}
	w.must(&me, "POST", "/me/erasure", nil, nil)
	if left := w.holding("わたしの", "hana@private.example", "ほかの人の言葉"); !slices.Equal(left, []string{"ほかの人の言葉"}) {
		t.Errorf("left: %v", left)
	}
}

// TestDocumentsOfAConsultant: they are told in the export and go with the account.
func TestDocumentsOfAConsultant(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id, me := w.approved(1)
	var asked struct {
		ID     events.ID `json:"document_id"`
		Fields map[string]string
	}
	w.must(&me, "POST", "/me/consultant/documents", map[string]any{"kind": "licence", "filename": "登録証.png", "size": 30}, &asked)
	_ = w.files.Put(t.Context(), asked.Fields["key"], []byte("\x89PNG\r\n\x1a\n証の写し"))
	w.must(&me, "PUT", "/me/consultant/documents/"+string(asked.ID), nil, nil)
	w.must(&me, "POST", "/me/export", nil, nil)
	question := outbox(w, events.SignupExportAsked)
	for _, typ := range events.ExportReadyTypes() {
		w.consume(answered(w, typ, question[0].ExportID, me.AccountID))
	}
	page := w.call(&me, "GET", "/me/export/file?form=html", nil)
	if text := string(page.body); !strings.Contains(text, "登録証.png") || !strings.Contains(text, "お送りいただいた書類") {
		t.Errorf("%s", text)
	}
	w.must(&w.op, "POST", "/consultants/"+string(id)+"/suspension", map[string]any{"reason": "ご本人の希望"}, nil)
	w.must(&w.op, "POST", "/accounts/"+string(me.AccountID)+"/erasure", nil, nil)
	if left := w.holding("登録証.png", "証の写し", "consultants/"+string(id), "c1@consultant.example"); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}
