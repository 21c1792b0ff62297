package operations_test

import (
	"encoding/json"
	"strings"
	"testing"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/functions/operations/internal/operations"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// deliver hands one event to a log.
func deliver[T any](t *testing.T, log *operations.AuditLog, typ events.Type[T], entity events.ID, data T) {
	t.Helper()
	e, err := typ.New(events.Meta{ID: ids.Default{}.New(ids.Event), Time: noon, EntityID: entity, EntityVersion: 1}, data)
	if err != nil {
		t.Fatal(err)
	}
	body, err := json.Marshal(map[string]any{"detail": e})
	if err != nil {
		t.Fatal(err)
	}
	out, err := log.Consumer().Handle(t.Context(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "1", Body: string(body)}}})
	if err != nil || len(out.BatchItemFailures) != 0 {
		t.Fatalf("%v %v", out, err)
	}
}

// TestPeopleReadWhatOperatorsDidAboutThem: their export says when what was looked at or changed, by the role and not by whom, and nothing of anybody else. With an
// erasure the copies go, also those of an answer that was under way.
func TestPeopleReadWhatOperatorsDidAboutThem(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	objects := &testkit.Objects{}
	log := w.log.WithCopies(claimcheck.New(objects, "claims", events.Operations))
	hana, other, consultant := ids.Derive(ids.Account, "hana"), ids.Derive(ids.Account, "other"), ids.Derive(ids.Consultant, "hana")
	asked := w.call(func(c *events.OperatorCall) {
		c.Kind, c.Operation, c.Outcome, c.Things = events.AuditChange, "recover-address", events.AuditAsked, []events.ID{hana, other}
	})
	done := asked
	done.Outcome = events.AuditDone
	w.send(events.Signup, 1, asked, w.call(func(c *events.OperatorCall) { c.Operation, c.Things = "get-consultant", []events.ID{consultant} }),
		w.call(func(c *events.OperatorCall) { c.Operation, c.Things = "get-inquiry", []events.ID{other} }))
	w.send(events.Signup, 2, done)
	ask := events.ExportAsked{ExportID: ids.Derive(ids.Export, "1"), AccountID: hana, Role: events.RoleConsultant, ConsultantID: consultant}
	deliver(t, log, events.SignupExportAsked, ask.ExportID, ask)
	got := testkit.Exported(t, w.table, objects, events.OperationsExportReady)
	for _, want := range []string{`"did":"signup.recover-address"`, `"did":"signup.get-consultant"`, `"outcome":"done"`, `"role":"operator"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	for _, never := range []string{string(taro), string(other), "get-inquiry", "asked"} {
		if strings.Contains(got, never) {
			t.Errorf("%s in %s", never, got)
		}
	}
	for range 2 {
		deliver(t, log, events.SignupAccountChanged, hana, events.AccountChanged{AccountID: hana, Role: events.RoleConsultant, Status: events.StatusErased, Locale: "ja", Zone: "UTC"})
	}
	ask.ExportID = ids.Derive(ids.Export, "2")
	deliver(t, log, events.SignupExportAsked, ask.ExportID, ask)
	if left := objects.Keys("signup/operations/"); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}
