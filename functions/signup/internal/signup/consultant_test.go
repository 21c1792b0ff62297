package signup_test

import (
	"fmt"
	"net/http"
	"testing"

	"kikite/events"
	"kikite/events/claims"
)

// consultant is the i-th applicant, with changes.
func consultant(i int, changes ...any) map[string]any {
	c := map[string]any{
		"name": fmt.Sprintf("専門 %d", i), "kana": "センモン", "email": fmt.Sprintf("c%d@consultant.example", i), "locale": "ja",
		"licences": []map[string]any{{"kind": "career_consultant", "number": fmt.Sprintf("2100%04d", i), "valid_until": "2030-03-31"}},
		"programs": []string{"one_on_one"}, "themes": []string{"career_design"}, "industries": []string{"it"}, "job_types": []string{"sales"},
		"styles": []string{"listening"}, "values": []string{"growth"}, "languages": []string{"ja"}, "gender": "female", "age_band": "40s",
		"zone": "Asia/Tokyo", "personality": []int{8, 9, 10, 4, 11}, "career": "経歴", "introduction": "紹介", "experience_years": 12,
	}
	for i := 0; i+1 < len(changes); i += 2 {
		c[changes[i].(string)] = changes[i+1]
	}
	return c
}

type imported struct {
	Results []struct {
		Row          int
		Status       string
		Reason       string
		ConsultantID events.ID `json:"consultant_id"`
	}
}

func TestConsultantImport(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	licence := func(kind, number, until string) []map[string]any {
		l := map[string]any{"kind": kind, "number": number}
		if until != "" {
			l["valid_until"] = until
		}
		return []map[string]any{l}
	}
	rows := []map[string]any{
		consultant(1),
		consultant(2, "licences", append(licence("physician", "123456", ""), licence("career_consultant", "21009999", "2026-09-30")...)),
		consultant(3, "themes", []string{"football"}),
		consultant(4, "email", "nobody"),
		consultant(5, "licences", licence("wizard", "1", "")),
		consultant(6, "personality", []int{1, 2, 3, 4, 5}),
		consultant(7, "email", "ops@kikite.example"),
	}
	var got imported
	w.must(&w.op, "POST", "/consultants/import", map[string]any{"consultants": rows}, &got)
	for i, want := range []string{"created", "created", "refused unknown_code", "refused address", "refused unknown_code", "refused personality", "refused address_taken"} {
		r := got.Results[i]
		have := r.Status
		if r.Reason != "" {
			have += " " + r.Reason
		}
		if have != want || r.Row != i {
			t.Errorf("row %d: %+v, want %s", i, r, want)
		}
	}
	var again imported
	w.must(&w.op, "POST", "/consultants/import", map[string]any{"consultants": rows[:2]}, &again)
	for i, r := range again.Results {
		if r.Status != "exists" || r.ConsultantID != got.Results[i].ConsultantID {
			t.Errorf("again, row %d: %+v", i, r)
		}
	}
	changed := outbox(w, events.SignupConsultantChanged)
	if len(changed) != 2 {
		t.Fatalf("%d consultants", len(changed))
	}
	for _, c := range changed {
		if c.ConsultantID == got.Results[1].ConsultantID && (len(c.Licences) != 1 || c.Licences[0] != "physician") {
			t.Errorf("an expired licence is named: %v", c.Licences)
		}
		if p := claim[claims.ConsultantProfile](w, c.ProfileClaim); p.Career != "経歴" || p.ExperienceYears != 12 {
			t.Errorf("%+v", p)
		}
		if _, ok := w.users.get(c.AccountID); ok {
			t.Error("the request waited for the directory")
		}
	}
	w.deliver()
	if u, ok := w.users.get(changed[0].AccountID); !ok || u.disabled {
		t.Errorf("%+v", u)
	}
	if p, ok := w.token(changed[0].AccountID); !ok || p.ConsultantID != changed[0].ConsultantID || p.Role != events.RoleConsultant {
		t.Errorf("%+v", p)
	}
}

func TestConsultantApplicationApprovalAndSuspension(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var applied struct {
		ID events.ID `json:"consultant_id"`
	}
	w.must(nil, "POST", "/public/consultant-applications", accepting(w, consultant(1)), &applied, "Idempotency-Key", "k")
	w.must(nil, "POST", "/public/consultant-applications", accepting(w, consultant(1)), &applied, "Idempotency-Key", "k")
	w.refused(nil, "POST", "/public/consultant-applications", accepting(w, consultant(2, "zone", "Nowhere")), http.StatusUnprocessableEntity, "zone")
	if n := len(outbox(w, events.SignupConsultantChanged)); n != 0 {
		t.Errorf("an application was published %d times", n)
	}
	var list struct{ Consultants []struct{ Status string } }
	w.must(&w.op, "GET", "/consultants", nil, &list)
	if len(list.Consultants) != 1 || list.Consultants[0].Status != "applied" {
		t.Errorf("%+v", list)
	}
	path := "/consultants/" + string(applied.ID)
	approve := map[string]any{"decision": "approve", "reason": "登録番号を照会した"}
	w.refused(&w.op, "POST", path+"/suspension", map[string]any{"reason": "x"}, http.StatusConflict, "illegal_move")
	w.must(&w.op, "POST", path+"/approval", approve, nil, "Idempotency-Key", "a")
	w.must(&w.op, "POST", path+"/approval", approve, nil, "Idempotency-Key", "a")
	w.refused(&w.op, "POST", path+"/approval", approve, http.StatusConflict, "illegal_move")
	w.deliver()
	account := outbox(w, events.SignupConsultantChanged)[0].AccountID
	if u, ok := w.users.get(account); !ok || u.disabled {
		t.Errorf("%+v", u)
	}
	w.must(&w.op, "POST", path+"/suspension", map[string]any{"reason": "登録の失効"}, nil)
	if _, ok := w.token(account); ok {
		t.Error("a suspended consultant signs in")
	}
	w.deliver()
	if u, _ := w.users.get(account); !u.disabled {
		t.Error("the user is not disabled")
	}
	w.must(&w.op, "POST", path+"/approval", approve, nil)
	if _, ok := w.token(account); !ok {
		t.Error("a reinstated consultant cannot sign in")
	}
	w.must(nil, "POST", "/public/consultant-applications", accepting(w, consultant(9, "licences", consultant(1)["licences"])), &applied)
	w.refused(&w.op, "POST", "/consultants/"+string(applied.ID)+"/approval", approve, http.StatusConflict, "licence_taken")
	w.must(&w.op, "POST", "/consultants/"+string(applied.ID)+"/approval", map[string]any{"decision": "reject", "reason": "重複"}, nil)
	if got := w.count(); got[events.SignupConsultantChanged.Name()] != 3 || got[events.SignupAccountChanged.Name()] != 4 {
		t.Errorf("%v", got)
	}
}
