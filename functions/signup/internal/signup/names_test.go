package signup_test

import (
	"strings"
	"testing"

	"kikite/events"
)

// TestNames: operators, companies, consultants and inquiries have a name here; an employee has none, and neither has what never was.
func TestNames(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(1, nil)))
	employee := w.register(w.invite(c)["e0001@corp.example"], "hana@private.example")
	consultant, account := w.approved(1)
	var inquiries struct {
		Inquiries []struct {
			ID events.ID `json:"inquiry_id"`
		}
	}
	w.must(&w.op, "GET", "/inquiries", nil, &inquiries)
	all := []string{string(w.op.AccountID), string(c.id), string(consultant), string(inquiries.Inquiries[0].ID), string(employee.AccountID),
		string(account.AccountID), string(c.hr.AccountID), "com_00000000000000000000009999", "bkg_00000000000000000000000001"}
	var got struct {
		Names []struct{ ID, Name string }
	}
	w.must(&w.op, "GET", "/names?ids="+strings.Join(all, ","), nil, &got)
	if len(got.Names) != 4 {
		t.Fatalf("%+v", got)
	}
	for i, n := range got.Names {
		if n.ID != all[i] || n.Name == "" {
			t.Errorf("%d: %+v", i, n)
		}
	}
	w.refused(&w.op, "GET", "/names?ids=x", nil, 422, "invalid")
}
