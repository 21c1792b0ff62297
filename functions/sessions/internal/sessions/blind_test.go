package sessions_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// TestHRCannotTellWhoTalkedOrSpoke: two companies in which the same is said and written differ in who registered, who booked and came, and who said it. Every answer that
// HR gets is the same: IDs are drawn by chance, and stand in the same places.
func TestHRCannotTellWhoTalkedOrSpoke(t *testing.T) {
	t.Parallel()
	one, other := hrHears(t, false), hrHears(t, true)
	if len(one) != len(other) {
		t.Fatalf("%d and %d answers", len(one), len(other))
	}
	for i := range one {
		if one[i] != other[i] {
			t.Errorf("differs:\n%s\n%s", one[i], other[i])
		}
	}
}

var anyID = regexp.MustCompile(`[a-z]{3}_[0-9a-z]{26}`)

// hrHears is all that HR, who is of the desk, reads: of a company where the first employee talked, spoke and complained, or another one of fifteen.
func hrHears(t *testing.T, other bool) (answers []string) {
	t.Helper()
	d := newDesk(t)
	d.roster(1)
	people := append([]principal.Principal{d.employee}, d.colleagues(10)...)
	if other {
		people = append(people, d.colleagues(4)...) // more registered, on the same side of k
		slices.Reverse(people)
	}
	who := people[0]
	d.booking.EmployeeID = who.AccountID
	d.deliver(event(d.world, events.BookingBooked, d.booking.BookingID, 1, d.booking))
	if other { // and one more talks
		again := d.booking
		again.BookingID, again.EmployeeID = d.source.New("bkg"), people[3].AccountID
		d.deliver(event(d.world, events.BookingBooked, again.BookingID, 1, again))
	}
	v := d.approved(who, "会議が多すぎます。")
	var c caseView
	d.ok(who, http.MethodPost, "/me/cases", body{"way": "anonymous", "text": complaint, "readers": []events.ID{d.member.AccountID, d.hr.AccountID}}, &c)
	d.monday()
	if heard := d.heard(d.hr); len(heard) != 1 || heard[0].Text != v.Text {
		t.Fatalf("%+v", heard)
	} else {
		d.ok(d.hr, http.MethodPost, "/voices/"+heard[0].ID+"/answers", body{"text": "会議を減らします。"}, nil)
	}
	d.ok(d.hr, http.MethodPost, "/desk/cases/"+c.ID+"/acknowledgement", nil, nil)
	for _, route := range testkit.RoutesOf(t, d.api, events.RoleHR) {
		method, path, _ := strings.Cut(route, " ")
		if method != http.MethodGet { // their answers are those of the read ones
			continue
		}
		r := httptest.NewRequest(method, strings.Replace(path, "/x", "/"+c.ID, 1), nil)
		out := httptest.NewRecorder()
		d.api.ServeHTTP(out, r.WithContext(principal.With(r.Context(), d.hr)))
		if out.Code != 200 {
			t.Errorf("%s: %d %s", route, out.Code, out.Body)
		}
		answers = append(answers, fmt.Sprintf("%s %d %v %s", route, out.Code, out.Header(), anyID.ReplaceAllString(out.Body.String(), "ID")))
	}
	return answers
}
