package sessions_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

func TestCaseThread(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	c := d.opened("anonymous")
	mine, theirs := "/me/cases/"+c.ID, "/desk/cases/"+c.ID
	for range 2 {
		d.ok(d.member, http.MethodPost, theirs+"/acknowledgement", nil, &c)
	}
	if c.Status != "acknowledged" || d.told(events.NoticeCase)[d.employee.AccountID] != 1 {
		t.Errorf("%+v, told %v", c, d.told(events.NoticeCase))
	}
	d.ok(d.hr, http.MethodPost, theirs+"/messages", body{"text": "調査を始めます。"}, nil)
	d.ok(d.employee, http.MethodPost, mine+"/messages", body{"text": "ありがとうございます。"}, nil)
	d.ok(d.member, http.MethodPost, theirs+"/outcome", body{"outcome": "measures_taken", "text": "配置を変えました。"}, nil)
	d.ok(d.employee, http.MethodGet, mine, nil, &c)
	if c.Status != "closed" || c.Outcome != "measures_taken" || c.Reopen != "2026-10-14" || len(c.Messages) != 4 || !strings.HasPrefix(c.Messages[3].Name, "窓口") {
		t.Errorf("%+v", c)
	}
	d.refused(d.employee, http.MethodPost, mine+"/messages", body{"text": "x"}, 409, "case_closed")
	d.refused(d.member, http.MethodPost, theirs+"/messages", body{"text": "x"}, 409, "case_closed")
	d.refused(d.colleague, http.MethodGet, mine, nil, 404, "not_found")

	d.clock.Advance(14 * 24 * time.Hour)
	c = caseView{}
	d.ok(d.employee, http.MethodPost, mine+"/reopening", body{"text": "まだ続いています。"}, &c)
	if c.Status != "open" || c.Outcome != "" || c.DoneBy != "2026-11-13" {
		t.Errorf("%+v", c)
	}
	d.ok(d.member, http.MethodPost, theirs+"/outcome", body{"outcome": "other", "text": "終わり"}, nil)
	d.refused(d.employee, http.MethodPost, mine+"/reopening", body{"text": "x"}, 409, "reopened_before")
	for range 2 {
		d.ok(d.employee, http.MethodPost, mine+"/withdrawal", nil, &c)
	}
	var seen caseView
	_, answer := d.call(d.member, http.MethodGet, theirs, nil)
	d.ok(d.member, http.MethodGet, theirs, nil, &seen)
	if seen.Status != "withdrawn" || len(seen.Messages) != 0 || strings.Contains(answer, "佐藤") {
		t.Errorf("the desk reads a withdrawn case: %s", answer)
	}
	d.refused(d.member, http.MethodPost, theirs+"/messages", body{"text": "x"}, 409, "case_closed")
}

func TestReopeningEnds(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	c := d.opened("named")
	d.refused(d.employee, http.MethodPost, "/me/cases/"+c.ID+"/reopening", body{"text": "x"}, 409, "case_open")
	d.ok(d.member, http.MethodPost, "/desk/cases/"+c.ID+"/outcome", body{"outcome": "referred", "text": "紹介しました"}, nil)
	d.clock.Advance(15 * 24 * time.Hour)
	d.refused(d.employee, http.MethodPost, "/me/cases/"+c.ID+"/reopening", body{"text": "x"}, 409, "reopened_before")
}

// TestOverdueIsToldOnce: each passed deadline is shown to both and told to both once, however often the morning comes.
func TestOverdueIsToldOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	c := d.opened("anonymous")
	operator := principal.Principal{AccountID: d.source.New(ids.Account), Role: events.RoleOperator}
	mornings := func(days int) {
		for range days {
			d.clock.Advance(24 * time.Hour)
			for range 2 {
				if err := d.service.Daily(d.ctx, d.clock.Now()); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	before := d.told(events.NoticeDesk)[d.member.AccountID]
	mornings(5) // 5 October
	if d.told(events.NoticeDesk)[d.member.AccountID] != before || d.told(events.NoticeCase)[d.employee.AccountID] != 0 {
		t.Error("told before it was over")
	}
	mornings(2)
	if d.told(events.NoticeDesk)[d.member.AccountID] != before+1 || d.told(events.NoticeCase)[d.employee.AccountID] != 1 || d.told(events.NoticeDesk)[d.accused.AccountID] != 0 {
		t.Errorf("told %v %v", d.told(events.NoticeDesk), d.told(events.NoticeCase))
	}
	for who, path := range map[*principal.Principal]string{&d.employee: "/me/cases/", &d.member: "/desk/cases/"} {
		var seen caseView
		d.ok(*who, http.MethodGet, path+c.ID, nil, &seen)
		if !slices.Equal(seen.Overdue, []string{"acknowledgement"}) {
			t.Errorf("%+v", seen)
		}
	}
	var counts struct {
		Companies []struct{ Open, Overdue int }
	}
	d.ok(operator, http.MethodGet, "/case-counts", nil, &counts)
	if len(counts.Companies) != 1 || counts.Companies[0].Open != 1 || counts.Companies[0].Overdue != 1 {
		t.Errorf("%+v", counts)
	}
	mornings(30)
	if d.told(events.NoticeCase)[d.employee.AccountID] != 2 {
		t.Errorf("told %v", d.told(events.NoticeCase))
	}
	d.ok(d.member, http.MethodPost, "/desk/cases/"+c.ID+"/outcome", body{"outcome": "other", "text": "遅くなりました"}, nil)
	d.ok(operator, http.MethodGet, "/case-counts", nil, &counts)
	if len(counts.Companies) != 0 {
		t.Errorf("%+v", counts)
	}
}

// TestWhoLeftTheDeskReadsNothing, and the employee may let somebody else read.
func TestWhoLeftTheDeskReadsNothing(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	c := d.opened("anonymous")
	d.deliver(d.of(d.member, false, 2), d.of(d.outsider, true, 2))
	d.named(3, d.hr, d.accused, d.outsider)
	d.refused(d.member, http.MethodGet, "/desk/cases/"+c.ID, nil, 404, "not_found")
	d.refused(d.outsider, http.MethodGet, "/desk/cases/"+c.ID, nil, 404, "not_found") // new at the desk: nobody let them read
	for range 2 {
		d.ok(d.employee, http.MethodPut, "/me/cases/"+c.ID+"/readers", body{"readers": []events.ID{d.outsider.AccountID}}, &c)
	}
	if len(c.Readers) != 1 || d.told(events.NoticeDesk)[d.outsider.AccountID] != 1 {
		t.Errorf("%+v %v", c, d.told(events.NoticeDesk))
	}
	d.ok(d.outsider, http.MethodGet, "/desk/cases/"+c.ID, nil, nil)
	d.refused(d.hr, http.MethodGet, "/desk/cases/"+c.ID, nil, 404, "not_found")
	d.refused(d.employee, http.MethodPut, "/me/cases/"+c.ID+"/readers", body{"readers": []events.ID{}}, 409, "nobody_left")
}

func TestRepeatedCaseRequestsAreOne(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	in := body{"way": "anonymous", "text": complaint, "readers": []events.ID{d.member.AccountID}}
	var a, b caseView
	d.keyed("k1", d.employee, "/me/cases", in, &a)
	d.keyed("k1", d.employee, "/me/cases", in, &b)
	d.keyed("k2", d.member, "/desk/cases/"+a.ID+"/messages", body{"text": "はい"}, nil)
	d.keyed("k2", d.member, "/desk/cases/"+a.ID+"/messages", body{"text": "はい"}, &b)
	if a.ID != b.ID || len(b.Messages) != 2 || d.told(events.NoticeDesk)[d.member.AccountID] != 1 || d.told(events.NoticeCase)[d.employee.AccountID] != 1 {
		t.Errorf("%+v %+v", a, b)
	}
}
