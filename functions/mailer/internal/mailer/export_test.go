package mailer_test

import (
	"context"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/mailer/internal/mailer"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

func TestExportHoldsContactWishesAndStops(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	if _, err := w.preferences.Choose(t.Context(), b.EmployeeID, events.RoleEmployee, 0, []mailer.Optional{{Kind: events.MailNothingBooked, Wanted: true}}); err != nil {
		t.Fatal(err)
	}
	secret, err := w.preferences.Secret(t.Context(), b.EmployeeID, events.RoleEmployee, events.MailNothingBooked)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.stops.Add(context.Background(), "taro@private.example", mailer.StoppedBounce, mailer.KindReport, w.clock.Now()); err != nil {
		t.Fatal(err)
	}
	x := ids.Default{}.New(ids.Export)
	if !w.deliver(events.SignupExportAsked.New(w.meta(x), events.ExportAsked{ExportID: x, AccountID: b.EmployeeID, Role: events.RoleEmployee})) {
		t.Fatal("not taken")
	}
	text := testkit.Exported(t, w.table, w.objects, events.MailerExportReady)
	testkit.NothingMissing(t, w.table, text, []string{"secret"}, "CONTACT#"+string(b.EmployeeID))
	for want, in := range map[string]bool{"taro@private.example": true, "試験 太郎": true, "nothing_booked": true, "bounce": true, secret: false, "consultant@": false, `"section":"other"`: false} {
		if strings.Contains(text, want) != in {
			t.Errorf("%s in the export: %v\n%s", want, !in, text)
		}
	}
}
