package sessions_test

import (
	"fmt"
	"net/http"
	"testing"

	"kikite/events"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// TestMatrix: see testkit.Matrix. What is written around a talk is its two people's; a case is its readers', to the rest of the desk too; a voice is its
// writer's, and under another ID its company's.
func TestMatrix(t *testing.T) {
	t.Parallel()
	w, list := proposed(t)
	d := &desk{world: w}
	person := func(role events.Code, company events.ID) principal.Principal {
		return principal.Principal{AccountID: w.source.New("acc"), Role: role, CompanyID: company}
	}
	d.member, d.hr = person(events.RoleDesk, w.company), person(events.RoleHR, w.company)
	other := w.source.New("com")
	w.deliver(event(w, events.SignupCompanyChanged, other, 1, events.CompanyChanged{CompanyID: other, Status: events.CompanyLive, Threshold: 10}))
	strangers := map[events.Code][]principal.Principal{
		events.RoleEmployee:   {w.colleague, person(events.RoleEmployee, other)},
		events.RoleHR:         {person(events.RoleHR, other)},
		events.RoleDesk:       {person(events.RoleDesk, other)},
		events.RoleConsultant: {{AccountID: w.source.New("acc"), Role: events.RoleConsultant, ConsultantID: w.source.New("con")}},
	}
	w.deliver(d.of(d.member, true, 1), d.of(d.hr, true, 1), d.of(strangers[events.RoleHR][0], true, 1), d.of(strangers[events.RoleDesk][0], true, 1),
		w.account(strangers[events.RoleEmployee][1], events.StatusActive, 1), w.account(strangers[events.RoleConsultant][0], events.StatusActive, 1))
	d.named(2, d.member, d.hr)
	c := d.opened("anonymous")
	var reflected reflection
	w.ok(w.employee, http.MethodPost, "/me/reflections", body{"text": "話したいこと"}, &reflected)
	w.ok(w.consultant, http.MethodPut, w.path("handover"), body{"text": "次の方へ"}, nil)
	w.colleagues(10)
	var said voice
	w.ok(w.employee, http.MethodPost, "/me/voices", body{"text": "会議が多すぎます。"}, &said)
	w.preview()
	w.ok(w.employee, http.MethodGet, "/me/voices/"+said.ID, nil, &said)
	w.ok(w.employee, http.MethodPost, "/me/voices/"+said.ID+"/approval", body{"text": said.Text}, nil)
	w.monday()
	heard := w.heard(d.hr)
	if len(heard) != 1 {
		t.Fatalf("%+v", heard)
	}
	testkit.Matrix{
		API: w.api,
		Things: map[string]string{"/sessions/{id}": string(w.session()), "/me/cases/{id}": c.ID, "/desk/cases/{id}": c.ID,
			"/me/excerpts/{id}": list[0].ID, "/me/handovers/{id}": string(w.session()), "/me/reflections/{id}": reflected.ID,
			"/me/voices/{id}": said.ID, "/voices/{id}": heard[0].ID},
		Open:      map[string]string{"/pulse-forms/{program}": "a form that everybody fills in alike"},
		Strangers: strangers,
		Bodies: map[string]string{"PUT /me/cases/{id}/readers": fmt.Sprintf(`{"readers":[%q]}`, d.member.AccountID),
			"POST /me/excerpts/{id}/decision": fmt.Sprintf(`{"approve":true,"text":%q}`, list[0].Text)},
		Sooner:  map[string]string{"PUT /me/cases/{id}/readers": "another company's desk has other people"},
		Secrets: []string{string(w.session()), c.ID, list[0].ID, reflected.ID, said.ID, heard[0].ID, string(w.employee.AccountID), "会議が多すぎます"},
		State: func() string {
			n, err := w.table.Scan().Count(w.ctx)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprint(n-len(testkit.Audited(t, w.table)), len(w.reflections()), len(w.myHandovers()))
		},
	}.Run(t)
}
