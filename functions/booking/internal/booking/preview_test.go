package booking

import (
	"context"
	"errors"
	"net/http"
	"reflect"
	"testing"
	"time"

	"kikite/events"
)

func TestPreview(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	consultant := w.approve(w.consultant, officeHours())
	kept := w.book(w.employee(), w.ask(at(1, 10, 0)))
	outside := w.book(w.employee(), w.ask(at(2, 16, 0)))
	gone := w.book(w.employee(), w.ask(at(2, 15, 0)))
	if _, err := w.desk.Cancel(ctx, consultant, gone.ID); err != nil {
		t.Fatal(err)
	}
	before, stored := w.everything(), officeHours()

	next := officeHours()
	next.Rules = []Rule{{RRule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", Start: 9 * 60, End: 12 * 60}}
	next.Notice, next.Horizon, next.Cap, next.Holidays = 12, 9, 1, RestOnHolidays
	next.Exceptions = []Exception{{Date: "2026-10-08", Start: 13 * 60, End: 13*60 + 30}, {Date: "2026-10-08", Closed: true}}
	p, err := w.desk.Preview(ctx, consultant, next, events.OneOnOne, time.Time{}, 14)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Outside) != 1 || p.Outside[0].ID != outside.ID {
		t.Errorf("outside: %v; %s lies within", p.Outside, kept.ID)
	}
	for i, want := range []events.Code{
		whyTooSoon,                      // Monday, now + 12 h
		whyFull,                         // Tuesday has its one session
		whyFull,                         // Wednesday too, though outside of the hours
		whyNoRoom,                       // half an hour
		whyClosed, whyClosed, whyClosed, // Friday to Sunday
		whyHoliday, // 12 October
		"",         // Tuesday
		"",         // Wednesday up to the very end of the horizon
		whyTooFar,
	} {
		if got := p.Days[i]; got.Why != want || (want == "") != (len(got.Slots) > 0) {
			t.Errorf("%s: %q, %d slots, want %q", got.Date, got.Why, len(got.Slots), want)
		}
	}
	if p.Days[7].Holiday.Name != "スポーツの日" || len(p.Days) != 14 {
		t.Errorf("%+v", p.Days[7])
	}
	got, err := w.desk.Availability(ctx, consultant)
	if err != nil || !reflect.DeepEqual(got, stored) || w.everything() != before {
		t.Errorf("a preview wrote: %+v %v", got, err)
	}
}

// TestPreviewIsWhatIsOffered compares the preview of an availability with the slots after storing it.
func TestPreviewIsWhatIsOffered(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	consultant := w.approve(w.consultant, officeHours())
	w.book(w.employee(), w.ask(at(3, 11, 0)))
	next := hours("America/New_York", 7*60, 20*60)
	next.Before, next.Cap, next.Holidays = 15, 9, AsBefore
	p, err := w.desk.Preview(ctx, consultant, next, events.RegularCare, day("2026-10-26"), 14)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.desk.setPlan(ctx, w.consultant, next); err != nil {
		t.Fatal(err)
	}
	zone, err := loadZone(next.Zone)
	if err != nil {
		t.Fatal(err)
	}
	want, err := w.desk.Slots(ctx, w.company, w.consultant, events.RegularCare, day("2026-10-26"), 14, zone)
	if err != nil {
		t.Fatal(err)
	}
	var got []Slot
	for _, d := range p.Days {
		got = append(got, d.Slots...)
	}
	if !reflect.DeepEqual(got, want) || len(got) == 0 {
		t.Errorf("previewed %d slots, offered are %d", len(got), len(want))
	}
}

func TestPreviewRefuses(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	consultant := w.approve(w.consultant, officeHours())
	if _, err := w.desk.Preview(ctx, consultant, hours("Mars/Olympus", 0, 60), events.Exit, time.Time{}, 1); err == nil {
		t.Error("a preview in no zone")
	}
	api := API(w.desk)
	const body = `{"availability":{"zone":"Asia/Tokyo","rules":[{"weekday":"MO","start":"09:00","end":"12:00"}]},"program":"exit","days":28}`
	status, out := call(t, api, consultant, "POST", "/me/availability/preview", body)
	if status != http.StatusOK || len(out["days"].([]any)) != 28 || out["closed_on_holidays"] != false {
		t.Errorf("preview: %d %v", status, out)
	}
	if status, out := call(t, api, w.employee(), "POST", "/me/availability/preview", body); status != http.StatusForbidden {
		t.Errorf("an employee previews: %d %v", status, out)
	}
	w.status(consultant, events.StatusDeactivated)
	if _, err := w.desk.Preview(ctx, consultant, officeHours(), events.Exit, time.Time{}, 1); !errors.Is(err, ErrAccountInactive) {
		t.Errorf("a deactivated consultant previews: %v", err)
	}
}
