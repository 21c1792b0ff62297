package booking

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/clock"
)

func (w *world) seriesAsk(first time.Time, every, count int) SeriesAsk {
	return SeriesAsk{ConsultantID: w.consultant, Program: events.RegularCare, First: first, Every: every, Count: count, Zone: clock.Tokyo()}
}

func TestSeriesDates(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 5 })
	w.longHorizon()
	e := w.employee()
	w.book(w.employee(), w.ask(at(1, 9, 30)))                         // first date: 10:00 overlaps
	w.elsewhere(e, at(8, 10, 30))                                     // second: I am busy until 11:20
	plan := officeHours()                                             // third: the day is closed
	plan.Horizon = 40                                                 //
	plan.Exceptions = []Exception{{Date: "2026-10-20", Closed: true}} // a Tuesday
	if err := w.desk.setPlan(ctx, w.consultant, plan); err != nil {
		t.Fatal(err)
	}
	before := w.everything()
	got, zone, err := w.desk.SeriesDates(ctx, e, w.seriesAsk(at(1, 10, 0), 1, 6))
	if err != nil || zone != "Asia/Tokyo" || len(got) != 6 {
		t.Fatalf("%v %v", got, err)
	}
	for i, want := range []struct {
		why          string
		alternatives []time.Time
	}{
		{"slot_taken", []time.Time{at(1, 10, 30), at(1, 11, 0), at(1, 11, 30)}}, // 9:00 and 9:30 overlap too
		{"you_are_busy", []time.Time{at(8, 9, 30), at(8, 9, 0), at(8, 11, 30)}},
		{"slot_not_offered", nil}, // see below
		{"", nil},
		{"", nil},
		{"", nil},
	} {
		var alternatives []time.Time
		for _, a := range got[i].Alternatives {
			alternatives = append(alternatives, a.StartsAt)
		}
		if got[i].Why != want.why || i != 2 && !slices.EqualFunc(alternatives, want.alternatives, time.Time.Equal) {
			t.Errorf("date %d: %q %v, want %q %v", i+1, got[i].Why, alternatives, want.why, want.alternatives)
		}
		if i == 2 && (len(alternatives) != 3 || slices.ContainsFunc(alternatives, func(a time.Time) bool { return a.Before(at(14, 0, 0)) || a.After(at(19, 0, 0)) })) {
			t.Errorf("date 3: alternatives outside of the week: %v", alternatives)
		}
	}
	if w.everything() != before {
		t.Error("looking at dates wrote something")
	}
	tight, _, err := w.desk.SeriesDates(ctx, e, w.seriesAsk(at(2, 15, 0), 2, 6)) // 7 and 21 October, 4 November, then beyond 40 days
	if err != nil || tight[2].Why != "" || tight[3].Why != whyBeyond || len(tight[3].Alternatives) != 0 {
		t.Errorf("horizon: %+v %v", tight, err)
	}
}

// TestSeriesQuotaOverMonths counts the dates before.
func TestSeriesQuotaOverMonths(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	w.contract(func(c *events.CompanyChanged) { c.QuotaPerMonth = 3 })
	w.longHorizon()
	e := w.employee()
	got, _, err := w.desk.SeriesDates(ctx, e, w.seriesAsk(at(1, 10, 0), 1, 6)) // 6, 13, 20, 27 October, 3 and 10 November
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"", "", "", "quota_used", "", ""} {
		if got[i].Why != want {
			t.Errorf("date %d: %q, want %q", i+1, got[i].Why, want)
		}
	}
	if len(got[3].Alternatives) != 0 { // its week is all in October
		t.Errorf("alternatives beyond the quota: %v", got[3].Alternatives)
	}
	r := w.askSeries(at(1, 10, 0), 6)
	if _, err := w.desk.HoldSeries(ctx, e, r); !errors.Is(err, ErrQuota) {
		t.Errorf("all six: %v", err)
	}
	r.Starts = append(r.Starts[:3:3], r.Starts[4:]...)
	w.bookSeries(e, r)
	if _, err := w.desk.Hold(ctx, e, w.ask(at(24, 10, 0))); !errors.Is(err, ErrQuota) {
		t.Errorf("a fourth talk in October: %v", err)
	}
	if _, err := w.desk.Hold(ctx, e, w.ask(at(43, 10, 0))); err != nil {
		t.Errorf("a third talk in November: %v", err)
	}
}

// TestSeriesKeepsLocalTime looks at clock changes on either side.
func TestSeriesKeepsLocalTime(t *testing.T) {
	t.Parallel()
	newYork, err := loadZone("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		first string
		zone  *time.Location
		want  []string // in the zone
	}{
		"nowhere":             {"2026-10-19T10:00:00+09:00", clock.Tokyo(), []string{"10-19 10:00", "10-26 10:00", "11-02 10:00"}},
		"back":                {"2026-10-19T19:00:00-04:00", newYork, []string{"10-19 19:00", "10-26 19:00", "11-02 19:00"}},
		"forward":             {"2026-03-02T08:30:00-05:00", newYork, []string{"03-02 08:30", "03-09 08:30", "03-16 08:30"}},
		"forward over it":     {"2026-03-01T02:30:00-05:00", newYork, []string{"03-01 02:30", "03-08 03:00", "03-15 02:30"}}, // 02:30 does not exist
		"back, an hour twice": {"2026-10-25T01:30:00-04:00", newYork, []string{"10-25 01:30", "11-01 01:30", "11-08 01:30"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first, err := time.Parse(time.RFC3339, c.first)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range (SeriesAsk{First: first, Every: 1, Count: 3, Zone: c.zone}).starts() {
				got = append(got, s.In(c.zone).Format("01-02 15:04"))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestHTTPSeries(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	api, e := API(w.desk), w.employee()
	path := "/consultants/" + string(w.consultant) + "/series?program=regular_care&starts_at=2026-10-06T01:00:00Z&every=1&count=4"
	status, dates := call(t, api, e, "GET", path, "")
	if status != http.StatusOK || dates["consultant_zone"] != "Asia/Tokyo" || len(dates["dates"].([]any)) != 4 {
		t.Fatalf("dates: %d %v", status, dates)
	}
	starts := ""
	for _, d := range dates["dates"].([]any) {
		if d.(map[string]any)["open"] == true {
			starts += fmt.Sprintf(",%q", d.(map[string]any)["starts_at"])
		}
	}
	body := fmt.Sprintf(`{"consultant_id":%q,"program":"regular_care","starts":[%s]}`, w.consultant, starts[1:])
	status, held := call(t, api, e, "POST", "/series/holds", body, "Idempotency-Key", "k")
	if status != http.StatusCreated || len(held["holds"].([]any)) != 4 || held["expires_at"] == nil {
		t.Fatalf("hold: %d %v", status, held)
	}
	id := held["series_id"].(string)
	if status, out := call(t, api, w.employee(), "POST", "/series/holds", body); status != http.StatusConflict || out["code"] != "slot_taken" || out["detail"] != "Talk 1 of 4: "+ErrTaken.Message {
		t.Errorf("somebody else: %d %v", status, out)
	}
	if status, out := call(t, api, e, "GET", "/series/"+id, ""); status != http.StatusNotFound {
		t.Errorf("before booking: %d %v", status, out)
	}
	status, made := call(t, api, e, "POST", "/series/"+id+"/book", "")
	if status != http.StatusCreated || made["bookings"].([]any)[3].(map[string]any)["series_number"] != 4.0 {
		t.Fatalf("book: %d %v", status, made)
	}
	if status, out := call(t, api, e, "DELETE", "/series/"+id+"/holds", ""); status != http.StatusConflict {
		t.Errorf("release: %d %v", status, out)
	}
	if status, out := call(t, api, e, "POST", "/series/"+id+"/cancel", ""); status != http.StatusOK || out["bookings"].([]any)[0].(map[string]any)["status"] != "cancelled" {
		t.Errorf("cancel: %d %v", status, out)
	}
	if status, out := call(t, api, e, "GET", "/series/"+id, ""); status != http.StatusOK || len(out["bookings"].([]any)) != 4 {
		t.Errorf("afterwards: %d %v", status, out)
	}
	for _, bad := range []string{"&every=3&count=4", "&every=1&count=7", "&every=1&count=2&zone=Mars/Olympus"} {
		p := "/consultants/" + string(w.consultant) + "/series?program=regular_care&starts_at=2026-10-06T01:00:00Z" + bad
		if status, out := call(t, api, e, "GET", p, ""); status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %v", bad, status, out)
		}
	}
}
