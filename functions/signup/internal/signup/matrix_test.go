package signup_test

import (
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// TestMatrix: see testkit.Matrix. HR of another company asks for an upload, an answer and invitations of this one.
func TestMatrix(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c, other := w.contract(), w.contract("hr", []map[string]any{{"name": "b", "email": "b@other.example", "locale": "ja"}})
	upload := w.upload(c, []byte(roster(3, nil)))
	w.upload(other, []byte(roster(2, nil)))
	employee := w.register(w.invite(c)["e0001@corp.example"], "hana@private.example")
	foreign := w.register(w.invite(other)["e0001@corp.example"], "sora@private.example")
	_, consultant := w.approved(1)
	_, colleague := w.approved(2)
	var document struct {
		ID events.ID `json:"document_id"`
	}
	w.must(&colleague, "POST", "/me/consultant/documents", map[string]any{"kind": "licence", "filename": "a.pdf", "size": 1}, &document)
	desk := w.desk(other, deskOf(named("窓口 葉子", "mado2@other.example"))).People[0].ID
	settled := w.answered(c, "stays", "E0003")
	var run struct {
		ID events.ID `json:"run_id"`
	}
	w.must(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja", "send_at": w.clock.Now().Add(time.Hour)}, &run)
	testkit.Matrix{
		API: w.API(),
		Things: map[string]string{"/roster/uploads/{id}": string(upload.ID), "/roster/departures/{id}": string(settled.ID), "/invitations/{id}": string(run.ID),
			"/me/consultant/documents/{document}": string(document.ID), "/me/export/documents/{document}": string(document.ID)},
		Strangers: map[events.Code][]principal.Principal{events.RoleHR: {other.hr.Principal}, events.RoleEmployee: {foreign.Principal}, events.RoleConsultant: {consultant.Principal},
			events.RoleDesk: {{AccountID: desk, Role: events.RoleDesk, CompanyID: other.id}}},
		Secrets: []string{string(c.id), string(employee.AccountID), "hana@private.example"},
		State:   w.everything,
	}.Run(t)
}
