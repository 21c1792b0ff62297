package signup_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/signup/internal/signup"
	"kikite/shared/principal"
)

// client is a company under contract with one HR person.
type client struct {
	id events.ID
	hr person
}

var inquiry = map[string]any{"company_name": "デモ商事", "person_name": "窓口 花", "email": "Mado@corp.example", "interest": "consultation",
	"message": "相談したい", "locale": "ja"}

func terms(changes ...any) map[string]any {
	t := map[string]any{
		"received_on": "2026-09-20", "company_name": "デモ商事", "industry": "it", "plan": "seats", "seats": 120, "quota_per_month": 2,
		"programs": []string{"one_on_one", "regular_care"}, "starts_on": "2026-10-01", "ends_on": "2027-09-30",
		"hr": []map[string]any{{"name": "人事 太郎", "email": "jinji@corp.example", "locale": "ja"}},
	}
	for i := 0; i+1 < len(changes); i += 2 {
		t[changes[i].(string)] = changes[i+1]
	}
	return t
}

// ask sends the form on the web as a person does: it takes a while. What was sent goes with further sends of the same form.
func (w *world) ask(said map[string]any, out any, header ...string) {
	w.t.Helper()
	var shown struct{ Form string }
	w.must(nil, "GET", "/public/inquiry-form", nil, &shown)
	w.clock.Advance(4 * time.Second)
	w.must(nil, "POST", "/public/inquiries", with(said, "form", shown.Form), out, header...)
}

// accepting is an application with the code of conduct accepted that is in force.
func accepting(w *world, said map[string]any) map[string]any {
	w.t.Helper()
	var conduct struct{ Version string }
	w.must(nil, "GET", "/public/conduct", nil, &conduct)
	return with(said, "conduct", conduct.Version)
}

// contract leads a new inquiry to a contract.
func (w *world) contract(changes ...any) client {
	w.t.Helper()
	var asked struct {
		ID events.ID `json:"inquiry_id"`
	}
	w.ask(with(inquiry, "message", "相談したい。"+w.clock.Now().String()), &asked) // a new one each time
	w.must(&w.op, "POST", "/inquiries/"+string(asked.ID)+"/hearing", map[string]any{"date": "2026-09-10", "place": "online", "notes": "よい話"}, nil)
	var signed struct {
		CompanyID events.ID   `json:"company_id"`
		HR        []events.ID `json:"hr_account_ids"`
	}
	w.must(&w.op, "POST", "/inquiries/"+string(asked.ID)+"/contract", terms(changes...), &signed)
	return client{signed.CompanyID, person{principal.Principal{AccountID: signed.HR[0], Role: events.RoleHR, CompanyID: signed.CompanyID}}}
}

const rosterHeader = "社員番号,氏名,氏名カナ,ローマ字,メールアドレス,部署,職種,生年月日,入社日,区分\r\n"

// roster writes n people; changes replace the department of those with the numbers.
func roster(n int, departments map[int]string) string {
	var b strings.Builder
	b.WriteString(rosterHeader)
	for i := 1; i <= n; i++ {
		department := "営業部/第一課"
		if i%3 == 0 {
			department = "営業部/第二課"
		}
		if d, ok := departments[i]; ok {
			department = d
		}
		fmt.Fprintf(&b, "E%04d,社員 %d,シャイン,Shain %d,e%04d@corp.example,%s,営業,1990/4/2,2015/4/1,正社員\r\n", i, i, i, i, department)
	}
	return b.String()
}

// uploaded is what HR reads about an upload.
type uploaded struct {
	ID     events.ID `json:"roster_id"`
	Status string    `json:"status"`
	Counts struct{ Added, Changed, Unchanged, Vanished, Errors int }
	Errors []struct {
		Line           int
		Column, Reason string
	}
}

// upload posts a roster file and lets the importer run.
func (w *world) upload(c client, file []byte) uploaded {
	w.t.Helper()
	var form struct {
		ID     events.ID         `json:"roster_id"`
		Fields map[string]string `json:"fields"`
	}
	w.must(&c.hr, "POST", "/roster/uploads", map[string]any{"filename": "名簿.csv", "size": max(len(file), 1)}, &form)
	if err := w.files.Put(w.t.Context(), form.Fields["key"], file); err != nil {
		w.t.Fatal(err)
	}
	w.arrive()
	var out uploaded
	w.must(&c.hr, "GET", "/roster/uploads/"+string(form.ID), nil, &out)
	return out
}

// invite invites people and returns their secrets by address.
func (w *world) invite(c client, numbers ...string) map[string]string {
	w.t.Helper()
	body := map[string]any{"locale": "ja", "sender_text": "どうぞ"}
	if len(numbers) > 0 {
		body["employee_numbers"] = numbers
	}
	before := map[events.ID]bool{}
	for _, i := range outbox(w, events.SignupInvitationIssued) {
		before[i.InvitationID] = true
	}
	w.must(&c.hr, "POST", "/invitations", body, nil)
	if !w.arrive() {
		w.t.Fatal("the run failed")
	}
	secrets := map[string]string{}
	all := outbox(w, events.SignupInvitationIssued)
	if len(all) == len(before) {
		w.t.Fatal("no invitation was issued")
	}
	for _, i := range all {
		if before[i.InvitationID] {
			continue
		}
		m := claim[claims.InvitationMail](w, i.Claim)
		secrets[m.Address] = strings.TrimPrefix(m.Link, "https://kikite.example/register#")
	}
	return secrets
}

// register registers an invited person.
func (w *world) register(secret, email string) person {
	w.t.Helper()
	w.must(nil, "POST", "/public/registrations", registration(secret, email), nil)
	me, ok := w.signIn(email)
	if !ok {
		w.t.Fatalf("%s cannot sign in", email)
	}
	return me
}

// signIn is what happens when the code that was sent to an address is entered.
func (w *world) signIn(email string) (person, bool) {
	w.t.Helper()
	p, ok := w.token(w.users.of(strings.ToLower(email)))
	return person{p}, ok
}

func registration(secret, email string) map[string]any {
	return map[string]any{"secret": secret, "private_email": email, "locale": "ja", "zone": "Asia/Tokyo"}
}

func TestTheWayIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	got := w.upload(c, []byte(roster(12, nil)))
	if got.Status != "applied" || got.Counts.Added != 12 || len(got.Errors) != 0 {
		t.Fatalf("%+v", got)
	}
	var own struct {
		Status      string
		Departments []struct {
			Name string `json:"name"`
		}
	}
	w.must(&c.hr, "GET", "/company", nil, &own)
	if own.Status != "live" || len(own.Departments) != 3 {
		t.Errorf("company: %+v", own)
	}
	secrets := w.invite(c)
	if len(secrets) != 12 {
		t.Fatalf("%d invitations", len(secrets))
	}
	me := w.register(secrets["e0001@corp.example"], "Hana@Private.example")
	if me.Role != events.RoleEmployee || me.CompanyID != c.id {
		t.Errorf("%+v", me)
	}
	if u, ok := w.users.get(me.AccountID); !ok || u.email != "hana@private.example" {
		t.Errorf("directory has %+v", u)
	}
	w.must(&me, "POST", "/me/consents", map[string]any{"version": signup.ConsentVersion}, nil)
	var profile struct {
		Consent  struct{ Current bool }
		Name     string
		Programs []events.Code
	}
	w.must(&me, "GET", "/me", nil, &profile)
	if !profile.Consent.Current || profile.Name != "社員 1" || len(profile.Programs) == 0 {
		t.Errorf("%+v", profile)
	}
	accounts := outbox(w, events.SignupAccountChanged)
	last := accounts[len(accounts)-1]
	for _, a := range accounts {
		if a.AccountID == me.AccountID {
			last = a
		}
	}
	if last.AgeBand != "30s" || last.Tenure != "over_10y" || last.JobType != "sales" || last.DepartmentID == "" {
		t.Errorf("%+v", last)
	}
	if contact := claim[claims.Contact](w, last.ContactClaim); contact.Address != "hana@private.example" || contact.Name != "社員 1" {
		t.Errorf("%+v", contact)
	}
}

func TestInquiryMovesAreRecordedAndIllegalOnesRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var asked struct {
		ID events.ID `json:"inquiry_id"`
	}
	w.must(&w.op, "POST", "/inquiries", map[string]any{"channel": "phone", "company_name": "A", "person_name": "B", "interest": "brochure", "locale": "ja"}, &asked)
	if n := len(outbox(w, events.SignupInquiryReceived)); n != 0 {
		t.Errorf("%d mails for an inquiry without an address", n)
	}
	path := "/inquiries/" + string(asked.ID)
	w.refused(&w.op, "POST", path+"/contract", terms(), http.StatusConflict, "illegal_move")
	hearing := map[string]any{"date": "2026-09-10", "place": "visit", "notes": "n"}
	w.must(&w.op, "POST", path+"/hearing", hearing, nil, "Idempotency-Key", "k1")
	w.must(&w.op, "POST", path+"/hearing", hearing, nil, "Idempotency-Key", "k1")
	w.must(&w.op, "POST", path+"/hearing", hearing, nil)
	w.must(&w.op, "POST", path+"/lost", map[string]any{"reason": "高い"}, nil)
	w.refused(&w.op, "POST", path+"/hearing", hearing, http.StatusConflict, "illegal_move")
	w.refused(&w.op, "POST", path+"/lost", map[string]any{"reason": "x"}, http.StatusConflict, "illegal_move")
	w.refused(&w.op, "POST", "/inquiries/inq_x/hearing", hearing, http.StatusNotFound, "no_inquiry")
	var q struct {
		Status string
		Moves  []struct {
			To, By, Date, Place, Note string
		}
	}
	w.must(&w.op, "GET", path, nil, &q)
	if q.Status != "lost" || len(q.Moves) != 4 || q.Moves[1].By != string(w.op.AccountID) || q.Moves[3].Note != "高い" {
		t.Errorf("%+v", q)
	}
}

func TestContractIsSignedOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var asked struct {
		ID events.ID `json:"inquiry_id"`
	}
	w.ask(inquiry, &asked)
	path := "/inquiries/" + string(asked.ID)
	w.must(&w.op, "POST", path+"/hearing", map[string]any{"date": "2026-09-10", "place": "online", "notes": ""}, nil)
	first := w.call(&w.op, "POST", path+"/contract", terms(), "Idempotency-Key", "k")
	again := w.call(&w.op, "POST", path+"/contract", terms(), "Idempotency-Key", "k")
	if first.status != http.StatusCreated || again.status != http.StatusCreated || string(first.body) != string(again.body) {
		t.Fatalf("%d %s, then %d %s", first.status, first.body, again.status, again.body)
	}
	w.refused(&w.op, "POST", path+"/contract", terms(), http.StatusConflict, "illegal_move")
	changed := outbox(w, events.SignupCompanyChanged)
	if len(changed) != 1 || changed[0].Threshold != 10 || changed[0].Seats != 120 || changed[0].Status != "contracted" {
		t.Errorf("%+v", changed)
	}
	if names := claim[claims.CompanyNames](w, changed[0].NamesClaim); names.Company != "デモ商事" {
		t.Errorf("%+v", names)
	}
	if n := len(outbox(w, events.SignupAccountChanged)); n != 2 { // operator, HR
		t.Errorf("%d accounts", n)
	}
}

func TestContractTermsAreChecked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var asked struct {
		ID events.ID `json:"inquiry_id"`
	}
	w.ask(inquiry, &asked)
	path := "/inquiries/" + string(asked.ID)
	w.must(&w.op, "POST", path+"/hearing", map[string]any{"date": "2026-09-10", "place": "online", "notes": ""}, nil)
	same := []map[string]any{{"name": "a", "email": "a@corp.example", "locale": "ja"}, {"name": "b", "email": "A@corp.example", "locale": "ja"}}
	for name, tt := range map[string]struct {
		terms  map[string]any
		status int
		code   string
	}{
		"a threshold below ten": {terms("threshold", 9), 422, "invalid"},
		"an unknown program":    {terms("programs", []string{"party"}), 422, "unknown_code"},
		"a program twice":       {terms("programs", []string{"exit", "exit"}), 422, "repeated_code"},
		"an unknown industry":   {terms("industry", "alchemy"), 422, "unknown_code"},
		"an end before start":   {terms("ends_on", "2026-01-01"), 422, "period"},
		"no such day":           {terms("starts_on", "2026-02-30"), 422, "invalid"},
		"a bad address":         {terms("hr", []map[string]any{{"name": "a", "email": "nobody", "locale": "ja"}}), 422, "address"},
		"one address twice":     {terms("hr", same), 422, "repeated_address"},
		"an operator's address": {terms("hr", []map[string]any{{"name": "a", "email": "ops@kikite.example", "locale": "ja"}}), 409, "address_taken"},
		"no HR":                 {terms("hr", []map[string]any{}), 422, "invalid"},
	} {
		t.Run(name, func(t *testing.T) { w.refused(&w.op, "POST", path+"/contract", tt.terms, tt.status, tt.code) })
	}
	if n := len(outbox(w, events.SignupCompanyChanged)); n != 0 || len(w.users.byID) != 1 {
		t.Errorf("%d companies, %d users", n, len(w.users.byID))
	}
}
