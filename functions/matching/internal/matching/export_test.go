package matching

import (
	"context"
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

func (w *world) askExport(account, consultant events.ID, role events.Code) string {
	w.t.Helper()
	x := id(ids.Export, 1)
	e := envelope(w, events.SignupExportAsked, x, 1, events.ExportAsked{ExportID: x, AccountID: account, Role: role, ConsultantID: consultant})
	w.handle(e)
	w.handle(e)
	return testkit.Exported(w.t, w.store.table, w.objects, events.MatchingExportReady)
}

func TestExportHoldsAllOfAnEmployee(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx := context.Background()
	account, con := w.account(1, 1, events.StatusActive), w.consultant(1, 1, nil)
	for name, err := range map[string]error{
		"profile":    w.store.PutProfile(ctx, account, Profile{ConcernText: "秘密の悩み", Concerns: []events.Code{"management"}, UpdatedAt: now()}),
		"swap":       w.store.PutSwap(ctx, account, con),
		"shown":      w.store.PutShown(ctx, account, Shown{Program: events.OneOnOne, Consultants: []events.ID{con}}),
		"nomination": second(w.store.PutNomination(ctx, account, Nomination{ID: id(ids.Nomination, 1), ConsultantID: con})),
	} {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	w.handle(envelope(w, events.SessionsPulseAnswered, id(ids.Session, 1), 1, events.PulseAnswered{SessionID: id(ids.Session, 1),
		EmployeeID: account, ConsultantID: con, Program: events.OneOnOne, Rating: 4, Again: true}))
	text := w.askExport(account, "", events.RoleEmployee)
	testkit.NothingMissing(t, w.store.table, text, []string{"meaning"}, employeeKey(account))
	if !strings.Contains(text, "秘密の悩み") || strings.Contains(text, `"section":"other"`) || strings.Contains(text, "山田") {
		t.Error(text)
	}
	w.handle(envelope(w, events.SignupAccountChanged, account, 2, events.AccountChanged{AccountID: account, Role: events.RoleEmployee, Status: events.StatusErased,
		Locale: "ja", Zone: "Asia/Tokyo"}))
	if left := w.objects.Keys("signup/matching/" + string(account)); len(left) != 0 {
		t.Errorf("copies left: %v", left)
	}
}

func TestExportHoldsAllOfAConsultant(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	con := w.consultant(1, 1, nil)
	text := w.askExport(id(ids.Account, 9001), con, events.RoleConsultant)
	testkit.NothingMissing(t, w.store.table, text, []string{"meaning"}, consultantKey(con))
}
