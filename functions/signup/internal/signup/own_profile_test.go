package signup_test

import (
	"net/http"
	"slices"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/principal"
)

// approved is the i-th consultant of a partner network, who can sign in.
func (w *world) approved(i int, changes ...any) (events.ID, person) {
	w.t.Helper()
	var got imported
	w.must(&w.op, "POST", "/consultants/import", map[string]any{"consultants": []map[string]any{consultant(i, changes...)}}, &got)
	w.deliver()
	id := got.Results[0].ConsultantID
	for _, c := range outbox(w, events.SignupConsultantChanged) {
		if c.ConsultantID == id {
			return id, person{principal.Principal{AccountID: c.AccountID, Role: events.RoleConsultant, ConsultantID: id}}
		}
	}
	w.t.Fatal("no consultant")
	return "", person{}
}

// last is the newest state of a consultant that was published.
func (w *world) last(id events.ID) events.ConsultantChanged {
	w.t.Helper()
	all := outbox(w, events.SignupConsultantChanged)
	i := len(all) - 1
	for all[i].ConsultantID != id {
		i--
	}
	return all[i]
}

type connections struct {
	Companies []struct {
		ID   events.ID `json:"company_id"`
		Name string
	}
	Affiliations string
	Version      int64
	Changes      []struct {
		By             events.ID
		Added, Removed []struct{ Name string }
	}
}

func TestConnections(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	company := w.contract()
	id, me := w.approved(1, "affiliations", "2019年まで株式会社サンプル")
	path := "/consultants/" + string(id) + "/connections"
	var got connections
	w.must(&w.op, "GET", path, nil, &got)
	if len(got.Companies) != 0 || got.Affiliations != "2019年まで株式会社サンプル" {
		t.Fatalf("%+v", got)
	}
	set := func(version int64, companies ...events.ID) map[string]any {
		return map[string]any{"company_ids": append([]events.ID{}, companies...), "version": version}
	}
	w.refused(&w.op, "PUT", path, set(got.Version, "com_00000000000000000000000099"), http.StatusNotFound, "no_company")
	for range 2 { // the second is a repeated request: same answer, no second change
		w.must(&w.op, "PUT", path, set(1, company.id), &got)
		if len(got.Companies) != 1 || got.Companies[0].ID != company.id || got.Companies[0].Name == "" || got.Version != 2 ||
			len(got.Changes) != 1 || got.Changes[0].By != w.op.AccountID || len(got.Changes[0].Added) != 1 {
			t.Fatalf("%+v", got)
		}
	}
	if c := w.last(id); len(c.ConnectedCompanies) != 1 || c.ConnectedCompanies[0] != company.id {
		t.Errorf("published %v", c.ConnectedCompanies)
	}
	w.refused(&w.op, "PUT", path, set(1), http.StatusConflict, "changed")
	w.must(&w.op, "PUT", path, set(2), &got)
	if len(got.Companies) != 0 || len(got.Changes) != 2 || len(got.Changes[0].Removed) != 1 || w.last(id).ConnectedCompanies != nil {
		t.Errorf("%+v", got)
	}
	for name, who := range map[string]person{"HR": company.hr, "the consultant": me} {
		if a := w.call(&who, "GET", path, nil); a.status != http.StatusForbidden {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
}

type ownEntry struct {
	Status, Name string
	Profile      map[string]any
	Valid        []string         `json:"valid_licences"`
	Request      map[string]any   `json:"licence_request"`
	Licences     []map[string]any `json:"licences"`
	Version      int64
}

func TestOwnProfile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id, me := w.approved(1)
	var got ownEntry
	w.must(&me, "GET", "/me/consultant", nil, &got)
	if got.Name != "専門 1" || got.Profile["career"] != "経歴" || got.Version != 1 || !slices.Equal(got.Valid, []string{"career_consultant"}) {
		t.Fatalf("%+v", got)
	}
	profile := got.Profile
	profile["introduction"], profile["backgrounds"], profile["affiliations"] = "ゆっくり聴きます", []string{"hr"}, "株式会社サンプル"
	body := map[string]any{"profile": profile, "version": 1}
	for range 2 {
		w.must(&me, "PUT", "/me/consultant", body, &got)
		if got.Version != 2 || got.Profile["introduction"] != "ゆっくり聴きます" {
			t.Fatalf("%+v", got)
		}
	}
	published := w.last(id)
	if p := claim[claims.ConsultantProfile](w, published.ProfileClaim); p.Introduction != "ゆっくり聴きます" || len(published.Backgrounds) != 1 {
		t.Errorf("published %+v, %+v", published, p)
	}
	if n := len(outbox(w, events.SignupConsultantChanged)); n != 2 {
		t.Errorf("%d events", n)
	}
	body["profile"].(map[string]any)["headline"] = "別の画面から"
	w.refused(&me, "PUT", "/me/consultant", body, http.StatusConflict, "changed")
	body["version"] = 2
	body["profile"].(map[string]any)["themes"] = []string{"football"}
	w.refused(&me, "PUT", "/me/consultant", body, http.StatusUnprocessableEntity, "unknown_code")
	w.must(&w.op, "POST", "/consultants/"+string(id)+"/suspension", map[string]any{"reason": "x"}, nil)
	w.refused(&me, "GET", "/me/consultant", nil, http.StatusForbidden, "deactivated")
}

func TestLicencesAreCheckedFirst(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id, me := w.approved(1)
	_, other := w.approved(2)
	more := map[string]any{"licences": []map[string]any{{"kind": "career_consultant", "number": "21000001", "valid_until": "2030-03-31"}, {"kind": "coach", "number": "C-9"}}}
	path := "/consultants/" + string(id) + "/licence-request"
	var got ownEntry
	for range 2 {
		w.must(&me, "PUT", "/me/consultant/licences", more, &got)
		if len(got.Licences) != 1 || got.Request == nil {
			t.Fatalf("%+v", got)
		}
	}
	var list struct{ Requests []struct{ Name string } }
	if w.must(&w.op, "GET", "/licence-requests", nil, &list); len(list.Requests) != 1 || list.Requests[0].Name != "専門 1" {
		t.Errorf("%+v", list)
	}
	var asked struct {
		Request struct {
			AskedAt string `json:"asked_at"`
		}
	}
	w.must(&w.op, "GET", path, nil, &asked)
	decide := func(decision, at string) map[string]any {
		return map[string]any{"decision": decision, "asked_at": at, "reason": "照会した"}
	}
	w.refused(&w.op, "POST", path, decide("accept", "2020-01-01T00:00:00Z"), http.StatusConflict, "changed")
	for range 2 {
		w.must(&w.op, "POST", path, decide("accept", asked.Request.AskedAt), nil, "Idempotency-Key", "k")
	}
	if c := w.last(id); len(c.Licences) != 2 {
		t.Errorf("published %v", c.Licences)
	}
	w.refused(&w.op, "POST", path, decide("accept", asked.Request.AskedAt), http.StatusNotFound, "no_licence_request")

	w.must(&other, "PUT", "/me/consultant/licences", map[string]any{"licences": []map[string]any{{"kind": "coach", "number": "C-9"}}}, &got)
	otherPath := "/consultants/" + string(other.ConsultantID) + "/licence-request"
	w.must(&w.op, "GET", otherPath, nil, &asked)
	w.refused(&w.op, "POST", otherPath, decide("accept", asked.Request.AskedAt), http.StatusConflict, "licence_taken")
	w.must(&w.op, "POST", otherPath, decide("decline", asked.Request.AskedAt), nil)
	got = ownEntry{}
	if w.must(&other, "GET", "/me/consultant", nil, &got); got.Request != nil || len(got.Licences) != 1 || got.Licences[0]["kind"] != "career_consultant" {
		t.Errorf("%+v", got)
	}

	// Less than before: the number is free for somebody else.
	w.must(&me, "PUT", "/me/consultant/licences", map[string]any{"licences": []map[string]any{{"kind": "coach", "number": "C-9"}}}, nil)
	w.must(&w.op, "GET", path, nil, &asked)
	w.must(&w.op, "POST", path, decide("accept", asked.Request.AskedAt), nil)
	w.must(&other, "PUT", "/me/consultant/licences", map[string]any{"licences": []map[string]any{{"kind": "career_consultant", "number": "21000001", "valid_until": "2030-03-31"}}}, nil)
	w.must(&w.op, "GET", otherPath, nil, &asked)
	w.must(&w.op, "POST", otherPath, decide("accept", asked.Request.AskedAt), nil)

	w.must(&me, "PUT", "/me/consultant/licences", more, nil)
	got = ownEntry{}
	if w.must(&me, "DELETE", "/me/consultant/licences", nil, &got); got.Request != nil {
		t.Errorf("not withdrawn: %+v", got)
	}
}
