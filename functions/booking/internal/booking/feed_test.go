package booking

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ics/icstest"
	"kikite/shared/principal"
)

const feedWeb = "https://kikite.example"

// read asks for a feed as a calendar program does, without a token.
func read(t *testing.T, api *httpapi.API, url string, headers ...string) lambdaevents.APIGatewayV2HTTPResponse {
	t.Helper()
	in := lambdaevents.APIGatewayV2HTTPRequest{RawPath: strings.TrimPrefix(url, feedWeb), Headers: map[string]string{"accept": "text/calendar"}}
	in.RequestContext.HTTP.Method = http.MethodGet
	for i := 0; i < len(headers); i += 2 {
		in.Headers[headers[i]] = headers[i+1]
	}
	out, err := api.Lambda(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (w *world) feedURL(api *httpapi.API, who principal.Principal, headers ...string) string {
	w.t.Helper()
	status, out := call(w.t, api, who, "POST", "/me/feed", "", headers...)
	if status != http.StatusCreated || !strings.HasPrefix(out["url"].(string), feedWeb+"/api/booking/public/feeds/") {
		w.t.Fatalf("%d %v", status, out)
	}
	return out["url"].(string)
}

func TestFeed(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	api := API(w.desk.At(feedWeb + "/"))
	e, consultant := w.employee(), w.approve(w.consultant, officeHours())
	b := w.book(e, w.ask(at(1, 10, 0)))
	gone := w.book(e, w.ask(at(2, 10, 0)))
	if _, err := w.desk.Hold(ctx, e, w.ask(at(3, 10, 0))); err != nil {
		t.Fatal(err)
	}
	if _, err := w.desk.Cancel(ctx, e, gone.ID); err != nil {
		t.Fatal(err)
	}
	for page, who := range map[string]principal.Principal{"/bookings/": e, "/consultant/bookings/": consultant} {
		url := w.feedURL(api, who)
		first := read(t, api, url)
		if first.StatusCode != http.StatusOK || first.Headers["content-type"] != calendarType || first.Headers["etag"] == "" || first.Headers["cache-control"] != "private, no-cache" {
			t.Fatalf("%d %v", first.StatusCode, first.Headers)
		}
		cal, err := icstest.Parse(first.Body)
		if err != nil || len(cal.Events) != 1 || cal.Refresh != "PT60M" || cal.Method != "" {
			t.Fatalf("%+v %v", cal, err)
		}
		got := cal.Events[0]
		if got.UID != string(b.ID)+"@kikite" || got.Summary != "予定あり" || got.URL != feedWeb+page+string(b.ID) || !got.Start.Equal(b.StartsAt) || got.Class != "PRIVATE" {
			t.Errorf("%+v", got)
		}
		for _, secret := range []string{b.Room, string(w.consultant), string(e.AccountID), string(w.company), string(b.Program), "meet.example", "ATTENDEE"} {
			if strings.Contains(first.Body, secret) {
				t.Errorf("the feed tells %s:\n%s", secret, first.Body)
			}
		}
		w.clock.Advance(time.Hour)
		for _, tag := range []string{first.Headers["etag"], `"x", W/` + first.Headers["etag"], "*"} {
			if again := read(t, api, url, "if-none-match", tag); again.StatusCode != http.StatusNotModified || again.Body != "" || again.Headers["etag"] != first.Headers["etag"] {
				t.Errorf("unchanged, %s: %d %s", tag, again.StatusCode, again.Body)
			}
		}
	}
}

// TestFeedFollows lets a booking move, become long past and change language.
func TestFeedFollows(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	api, e := API(w.desk.At(feedWeb)), w.employee()
	b := w.book(e, w.ask(at(1, 10, 0)))
	url := w.feedURL(api, e)
	tag := read(t, api, url).Headers["etag"]
	w.clock.Advance(time.Minute)
	if _, err := w.desk.Move(ctx, e, b.ID, at(2, 11, 0), ""); err != nil {
		t.Fatal(err)
	}
	w.version++
	w.deliver(events.SignupAccountChanged.New(w.meta(e.AccountID), events.AccountChanged{
		AccountID: e.AccountID, Role: e.Role, Status: events.StatusActive, CompanyID: e.CompanyID, Locale: "en", Zone: "Asia/Tokyo"}))
	moved := read(t, api, url, "if-none-match", tag)
	cal, err := icstest.Parse(moved.Body)
	if err != nil || moved.StatusCode != http.StatusOK || cal.Events[0].Sequence != 1 || !cal.Events[0].Start.Equal(at(2, 11, 0)) ||
		!cal.Events[0].Stamp.Equal(monday.Add(time.Minute)) || cal.Events[0].Summary != "Appointment" || cal.Name != "Appointments" {
		t.Errorf("moved: %+v %v", cal, err)
	}
	w.version++
	w.deliver(events.SessionsFinished.New(w.meta(b.ID), events.SessionFinished{SessionID: "ses_00000000000000000000000000", BookingID: b.ID, Outcome: events.OutcomeHeld}))
	for _, want := range []int{1, 0} { // after 25 and 50 days
		w.clock.Advance(25 * 24 * time.Hour)
		if cal, err := icstest.Parse(read(t, api, url).Body); err != nil || len(cal.Events) != want {
			t.Errorf("%s: %+v %v", w.clock.Now(), cal, err)
		}
	}
}

// TestFeedEnds compares every address that leads nowhere.
func TestFeedEnds(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	api, e, closed, erased := API(w.desk.At(feedWeb)), w.employee(), w.employee(), w.employee()
	if status, out := call(t, api, e, "GET", "/me/feed", ""); status != http.StatusOK || out["feed"] != nil {
		t.Errorf("none yet: %d %v", status, out)
	}
	first := w.feedURL(api, e, "Idempotency-Key", "a")
	if again := w.feedURL(api, e, "Idempotency-Key", "a"); again != first {
		t.Error("a repeated request replaced the feed")
	}
	if status, out := call(t, api, e, "GET", "/me/feed", ""); status != http.StatusOK || out["feed"].(map[string]any)["url"] != first {
		t.Errorf("shown again: %d %v", status, out)
	}
	second := w.feedURL(api, e)
	if first == second || read(t, api, second).StatusCode != http.StatusOK {
		t.Error("not replaced")
	}
	third := w.feedURL(api, closed)
	w.status(closed, events.StatusDeactivated)
	fourth := w.feedURL(api, erased)
	w.status(erased, events.StatusErased)
	for range 2 {
		if status, out := call(t, api, e, "DELETE", "/me/feed", ""); status != http.StatusNoContent {
			t.Errorf("revoke: %d %v", status, out)
		}
	}
	never := read(t, api, feedWeb+"/api/booking/public/feeds/00000000000000000000000000.ics")
	if never.StatusCode != http.StatusNotFound {
		t.Fatalf("%d", never.StatusCode)
	}
	for name, url := range map[string]string{
		"replaced": first, "revoked": second, "closed account": third, "erased account": fourth, "malformed": feedWeb + "/api/booking/public/feeds/x",
	} {
		if got := read(t, api, url); got.StatusCode != never.StatusCode || got.Body != never.Body || len(got.Headers) != len(never.Headers) {
			t.Errorf("%s: %d %s", name, got.StatusCode, got.Body)
		}
	}
	if n, err := w.table.Scan().Filter("sk = ?", skFeed).Count(context.Background()); err != nil || n != 2 { // those of the closed account
		t.Errorf("%d items of feeds are left, %v", n, err)
	}
	hr := w.account(principal.Principal{AccountID: "acc_00000000000000000000000000", Role: events.RoleHR, CompanyID: w.company})
	if status, _ := call(t, api, hr, "POST", "/me/feed", ""); status != http.StatusForbidden {
		t.Errorf("HR: %d", status)
	}
	if _, err := w.desk.MakeFeed(context.Background(), closed, ""); !errors.Is(err, ErrAccountInactive) {
		t.Errorf("closed account: %v", err)
	}
}

// TestFeedLostAnswer loses the answers of committed transactions.
func TestFeedLostAnswer(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := &faults{}
	w := worldOn(t, faultyTable(t, f))
	e := w.employee()
	for _, request := range []func() error{
		func() error { _, err := w.desk.MakeFeed(ctx, e, "k"); return err },
		func() error { return w.desk.EndFeed(ctx, e.AccountID) },
	} {
		n := w.everything()
		f.set(1, 0)
		if err := request(); !errors.Is(err, errLost) {
			t.Fatalf("the answer was not lost: %v", err)
		}
		f.set(0, 0)
		changed := w.everything()
		if err := request(); err != nil || w.everything() != changed || changed == n {
			t.Errorf("repetition: %v; %d, %d, %d items", err, n, changed, w.everything())
		}
	}
}
