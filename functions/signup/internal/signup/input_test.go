package signup_test

import (
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

func with(body map[string]any, changes ...any) map[string]any {
	out := maps.Clone(body)
	for i := 0; i+1 < len(changes); i += 2 {
		out[changes[i].(string)] = changes[i+1]
	}
	return out
}

// TestBadInput: every kind of bad request is a clear problem, and nothing is stored for it.
func TestBadInput(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := w.contract()
	b := w.contract("hr", []map[string]any{{"name": "b", "email": "b@other.example", "locale": "ja"}})
	roster := w.upload(a, []byte(roster(3, nil)))
	employee := w.register(w.invite(a)["e0001@corp.example"], "hana@private.example")
	nobody := person{principal.Principal{AccountID: "acc_00000000000000000000000404", Role: events.RoleOperator}}
	forged := person{principal.Principal{AccountID: a.hr.AccountID, Role: events.RoleOperator}}
	upload := map[string]any{"filename": "a.csv", "size": 10}
	before := w.everything()
	for name, tt := range map[string]struct {
		who          *person
		method, path string
		body         any
		status       int
		code         string
	}{
		"broken JSON":                {nil, "POST", "/public/inquiries", `{"company_name":`, 400, "bad_request"},
		"no body":                    {nil, "POST", "/public/inquiries", nil, 400, "bad_request"},
		"an unknown field":           {nil, "POST", "/public/inquiries", with(inquiry, "admin", true), 422, "invalid"},
		"a missing field":            {nil, "POST", "/public/inquiries", map[string]any{"locale": "ja"}, 422, "invalid"},
		"a wrong type":               {nil, "POST", "/public/inquiries", with(inquiry, "company_name", 5), 422, "invalid"},
		"an array for an object":     {nil, "POST", "/public/inquiries", `[]`, 422, "invalid"},
		"a string that is too long":  {nil, "POST", "/public/inquiries", with(inquiry, "message", strings.Repeat("あ", 4001)), 422, "invalid"},
		"a code of no list":          {nil, "POST", "/public/inquiries", with(inquiry, "interest", "spam"), 422, "invalid"},
		"an address that is none":    {nil, "POST", "/public/inquiries", with(inquiry, "email", "a@b@c"), 422, "address"},
		"a header in an address":     {nil, "POST", "/public/inquiries", with(inquiry, "email", "a@b.example\r\nBcc: c@d.example"), 422, "address"},
		"a body that is too large":   {nil, "POST", "/public/inquiries", with(inquiry, "message", strings.Repeat("a", 2<<20)), 413, "too_large"},
		"no token":                   {nil, "GET", "/inquiries", nil, 401, "sign_in"},
		"a role that may not":        {&a.hr, "GET", "/inquiries", nil, 403, "role"},
		"an employee at the roster":  {&employee, "POST", "/roster/uploads", upload, 403, "role"},
		"an account that is unknown": {&nobody, "GET", "/inquiries", nil, 403, "deactivated"},
		"a role of somebody else":    {&forged, "GET", "/inquiries", nil, 403, "deactivated"},
		"an unknown parameter":       {&w.op, "GET", "/inquiries?x=1", nil, 422, "invalid"},
		"a cursor that is none":      {&w.op, "GET", "/inquiries?after=%25", nil, 400, "cursor"},
		"a page that is too long":    {&w.op, "GET", "/inquiries?limit=1000", nil, 422, "invalid"},
		"an inquiry that is none":    {&w.op, "GET", "/inquiries/com_1", nil, 404, "no_inquiry"},
		"a company that is none":     {&w.op, "GET", "/companies/" + strings.Repeat("x", 60), nil, 404, "no_company"},
		"another company's roster":   {&b.hr, "GET", "/roster/uploads/" + string(roster.ID), nil, 404, "no_upload"},
		"another company's people":   {&b.hr, "POST", "/invitations", map[string]any{"locale": "ja", "employee_numbers": []string{"E0001"}}, 409, "no_roster"},
		"a file that is too large":   {&a.hr, "POST", "/roster/uploads", with(upload, "size", 5<<20+1), 422, "invalid"},
		"an empty file":              {&a.hr, "POST", "/roster/uploads", with(upload, "size", 0), 422, "invalid"},
		"an employee of nobody":      {&a.hr, "POST", "/invitations", map[string]any{"locale": "ja", "employee_numbers": []string{"E0001", "Z9"}}, 422, "unknown_employee"},
		"a program not agreed":       {&a.hr, "PUT", "/company/programs", map[string]any{"programs": []string{"exit"}}, 422, "not_in_contract"},
		"no program":                 {&a.hr, "PUT", "/company/programs", map[string]any{"programs": []string{}}, 422, "invalid"},
		"an old consent":             {&employee, "POST", "/me/consents", map[string]any{"version": "2020-01"}, 409, "consent_version"},
		"a zone that is none":        {&employee, "PUT", "/me/settings", map[string]any{"locale": "ja", "zone": "../etc/passwd"}, 422, "zone"},
		"a hearing on no day":        {&w.op, "POST", "/inquiries/inq_1/hearing", map[string]any{"date": "yesterday", "place": "online", "notes": ""}, 422, "invalid"},
		"too many consultants":       {&w.op, "POST", "/consultants/import", map[string]any{"consultants": make([]int, 201)}, 422, "invalid"},
		"a key that is too long":     {&employee, "DELETE", "/me", nil, 404, "not_found"},
		"erasing HR's account":       {&a.hr, "POST", "/me/erasure", nil, 403, "erasure_by_request"},
		"nothing at this address":    {nil, "GET", "/public/nothing", nil, 404, "not_found"},
	} {
		t.Run(name, func(t *testing.T) {
			got := w.call(tt.who, tt.method, tt.path, tt.body)
			if got.status != tt.status || got.code() != tt.code {
				t.Errorf("%d %s, want %d %s", got.status, got.body, tt.status, tt.code)
			}
		})
	}
	if after := w.everything(); after != before {
		t.Errorf("something was stored: %s, before %s", after, before)
	}
}

// everything sums up what is stored anywhere.
func (w *world) everything() string {
	w.t.Helper()
	n, err := w.Table.Scan().Count(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	lines := len(testkit.Audited(w.t, w.Table)) // what operators tried is on record, whatever came of it
	return fmt.Sprintf("%d items, %d events, %d users, %d files", n-lines, len(testkit.Outbox(w.t, w.Table)), len(w.users.byID), len(w.files.objects))
}

func TestInquiriesAreReceivedOnceAndListedNewestFirst(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var first, again, other struct {
		ID events.ID `json:"inquiry_id"`
	}
	w.ask(inquiry, &first, "Idempotency-Key", "1")
	w.ask(inquiry, &again, "Idempotency-Key", "1")
	w.clock.Advance(1e9)
	w.ask(with(inquiry, "company_name", "別の会社"), &other, "Idempotency-Key", "1")
	if first != again || first == other {
		t.Errorf("%v %v %v", first, again, other)
	}
	var page struct {
		Inquiries []struct {
			ID    events.ID `json:"inquiry_id"`
			Email string
		}
		Next string
	}
	w.must(&w.op, "GET", "/inquiries?limit=1", nil, &page)
	if len(page.Inquiries) != 1 || page.Inquiries[0].ID != other.ID || page.Next == "" {
		t.Fatalf("%+v", page)
	}
	next := page.Next
	page.Next = ""
	w.must(&w.op, "GET", "/inquiries?limit=1&after="+next, nil, &page)
	if page.Inquiries[0].ID != first.ID || page.Inquiries[0].Email != "mado@corp.example" || page.Next != "" {
		t.Errorf("%+v", page)
	}
	if n := len(outbox(w, events.SignupInquiryReceived)); n != 2 {
		t.Errorf("%d mails", n)
	}
	if a := w.call(nil, "GET", "/public/openapi.json", nil); a.status != http.StatusOK {
		t.Errorf("openapi: %d", a.status)
	}
}
