package mailer_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
)

func TestInvitation(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := ids.Default{}.New(ids.Invitation)
	invite := func(expires time.Time) events.InvitationIssued {
		key, err := w.signup.Put(context.Background(), events.Mailer, id, claims.InvitationMail{Name: "試験 花子", Address: "hanako@company.example",
			Link: "https://kikite.example/join/secret", CompanyName: "試験株式会社", SenderText: "人事部より", Locale: "ja", ExpiresAt: expires})
		if err != nil {
			t.Fatal(err)
		}
		return events.InvitationIssued{InvitationID: id, Claim: key, ExpiresAt: expires}
	}
	if !w.deliver(events.SignupInvitationIssued.New(w.meta(id), invite(w.clock.Now().Add(-time.Hour)))) || len(w.provider.sent) != 0 {
		t.Fatal("an expired invitation was mailed")
	}
	if !w.deliver(events.SignupInvitationIssued.New(w.meta(id), invite(w.clock.Now().Add(time.Hour)))) || len(w.provider.sent) != 1 {
		t.Fatal("not mailed")
	}
	text, _ := parts(t, w.provider.sent[0])
	for _, want := range []string{"https://kikite.example/join/secret", "試験株式会社", "人事部より"} {
		if !strings.Contains(text, want) {
			t.Errorf("the invitation lacks %s:\n%s", want, text)
		}
	}
}

// TestMissingReportsAreToldToEveryOperator once, and to nobody else.
func TestMissingReportsAreToldToEveryOperator(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	n := events.MissingReports{NoticeID: ids.Default{}.New(ids.Notice), Month: "2026-10"}
	if w.deliver(events.ReportsMissing.New(w.meta(n.NoticeID), n)) {
		t.Fatal("missing reports that nobody could be told of count as told")
	}
	for i, status := range []events.Code{events.StatusActive, events.StatusActive, events.StatusDeactivated} {
		w.account(events.AccountChanged{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleOperator, Status: status, Locale: "ja"}, "", fmt.Sprintf("op%d@kikite.example", i))
	}
	w.account(events.AccountChanged{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleHR, CompanyID: ids.Default{}.New(ids.Company), Status: events.StatusActive, Locale: "ja"}, "", "hr@company.example")
	for range 2 {
		if !w.deliver(events.ReportsMissing.New(w.meta(n.NoticeID), n)) {
			t.Fatal("not taken")
		}
	}
	if len(w.provider.sent) != 2 {
		t.Fatalf("%d mails", len(w.provider.sent))
	}
	if text, _ := parts(t, w.provider.sent[0]); !strings.Contains(text, "https://kikite.example/operator/reviews/missing") || !strings.Contains(text, "2026年10月") {
		t.Errorf("it says:\n%s", text)
	}
}

// TestUseIsToldToEveryOperator once, with the way to the company and no name of it; to HR of that company never.
func TestUseIsToldToEveryOperator(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	n := events.UseNear{NoticeID: ids.Default{}.New(ids.Notice), CompanyID: ids.Default{}.New(ids.Company)}
	w.account(events.AccountChanged{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleHR, CompanyID: n.CompanyID, Status: events.StatusActive, Locale: "ja"}, "", "hr@company.example")
	if w.deliver(events.SignupUseNear.New(w.meta(n.NoticeID), n)) {
		t.Fatal("what nobody could be told counts as told")
	}
	w.account(events.AccountChanged{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleOperator, Status: events.StatusActive, Locale: "ja"}, "", "op@kikite.example")
	before := len(w.provider.sent)
	for range 2 {
		if !w.deliver(events.SignupUseNear.New(w.meta(n.NoticeID), n)) {
			t.Fatal("not taken")
		}
	}
	if len(w.provider.sent) != before+1 {
		t.Fatalf("%d mails", len(w.provider.sent)-before)
	}
	if text, _ := parts(t, w.provider.sent[before]); !strings.Contains(text, "https://kikite.example/operator/companies/"+string(n.CompanyID)) || !strings.Contains(text, "8割") {
		t.Errorf("it says:\n%s", text)
	}
}

func TestReportGoesToEveryHRUser(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	company := ids.Default{}.New(ids.Company)
	report := events.ReportState{ReportID: ids.Default{}.New(ids.Report), CompanyID: company, Month: "2026-10", Revision: 1}
	if w.deliver(events.ReportsReleased.New(w.meta(report.ReportID), report)) {
		t.Fatal("a report that nobody could be told of counts as told")
	}
	for i := range 2 {
		w.account(events.AccountChanged{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleHR, CompanyID: company, Status: events.StatusActive, Locale: "ja"},
			"", fmt.Sprintf("hr%d@company.example", i))
	}
	for range 2 {
		if !w.deliver(events.ReportsReleased.New(w.meta(report.ReportID), report)) {
			t.Fatal("not taken")
		}
	}
	if len(w.provider.sent) != 2 {
		t.Errorf("%d mails", len(w.provider.sent))
	}
}

// TestInquiry: whoever asked for the brochure gets a link to the file in their language, whoever asked for a talk does not.
func TestInquiry(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ interest, locale, want string }{
		{"brochure", "ja", "/brochure/kikite-ja.pdf"}, {"brochure", "en", "/brochure/kikite-en.pdf"}, {"consultation", "ja", "/about"},
	} {
		w := newWorld(t)
		id := ids.Default{}.New(ids.Inquiry)
		key, err := w.signup.Put(context.Background(), events.Mailer, id, claims.InquiryMail{Name: "試験 花子", Address: "hanako@company.example",
			CompanyName: "試験株式会社", Interest: events.Code(c.interest), Locale: events.Code(c.locale)})
		if err != nil {
			t.Fatal(err)
		}
		e := events.InquiryReceived{InquiryID: id, Interest: events.Code(c.interest), Locale: events.Code(c.locale), Claim: key}
		if !w.deliver(events.SignupInquiryReceived.New(w.meta(id), e)) || len(w.provider.sent) != 1 {
			t.Fatal("not mailed")
		}
		text, _ := parts(t, w.provider.sent[0])
		if !strings.Contains(text, c.want) {
			t.Errorf("%s in %s lacks %s:\n%s", c.interest, c.locale, c.want, text)
		}
	}
}

// TestConduct: the consultant is asked, and told of the pause; who has no open account is not.
func TestConduct(t *testing.T) {
	t.Parallel()
	account := ids.Default{}.New(ids.Account)
	for _, paused := range []bool{false, true} {
		w := newWorld(t)
		due, err := events.SignupConductDue.New(w.meta("con_1"), events.ConductDue{ConsultantID: "con_1", AccountID: account, Until: "2026-12-31", Paused: paused})
		if w.deliver(due, err) {
			t.Fatal("taken before the contact is known")
		}
		w.account(events.AccountChanged{AccountID: account, Role: events.RoleConsultant, ConsultantID: "con_1", Status: events.StatusActive, Locale: "ja"}, "専門 花", "c@consultant.example")
		for range 2 {
			if !w.deliver(due, err) {
				t.Fatal("not taken")
			}
		}
		if len(w.provider.sent) != 1 {
			t.Fatalf("%d mails", len(w.provider.sent))
		}
		if text, _ := parts(t, w.provider.sent[0]); strings.Contains(text, "2026年12月31日") == paused || !strings.Contains(text, "そのまま続けて") {
			t.Errorf("paused %v:\n%s", paused, text)
		}
	}
}

// TestApplication: whoever applied is told what was decided, once, though they have no account.
func TestApplication(t *testing.T) {
	t.Parallel()
	for decision, want := range map[events.Code]string{events.StatusApproved: "https://kikite.example/consultant\n", "rejected": "見送らせて"} {
		w := newWorld(t)
		id := ids.Default{}.New(ids.Consultant)
		key, err := w.signup.Put(t.Context(), events.Mailer, id, claims.ApplicationMail{Name: "専門 花", Address: "c@consultant.example", Locale: "ja"})
		if err != nil {
			t.Fatal(err)
		}
		e, err := events.SignupApplicationDecided.New(w.meta(id), events.ApplicationDecided{ConsultantID: id, Decision: decision, Claim: key})
		for range 2 {
			if !w.deliver(e, err) {
				t.Fatal("not taken")
			}
		}
		if len(w.provider.sent) != 1 {
			t.Fatalf("%d mails", len(w.provider.sent))
		}
		if text, _ := parts(t, w.provider.sent[0]); !strings.Contains(text, want) {
			t.Errorf("%s:\n%s", decision, text)
		}
	}
}

// TestLicence: the holder is reminded while the account is open, and told of the pause after it was closed; the same event is one mail.
func TestLicence(t *testing.T) {
	t.Parallel()
	account := ids.Default{}.New(ids.Account)
	for status, suspended := range map[events.Code]bool{events.StatusActive: false, events.StatusDeactivated: true} {
		w := newWorld(t)
		w.account(events.AccountChanged{AccountID: account, Role: events.RoleConsultant, ConsultantID: "con_1", Status: status, Locale: "ja"}, "専門 花", "c@consultant.example")
		e := events.LicenceDue{ConsultantID: "con_1", AccountID: account, Kind: events.LicenceCareerConsultant, ValidUntil: "2026-12-31", Lapsed: suspended, Suspended: suspended}
		due, err := events.SignupLicenceDue.New(w.meta("con_1"), e)
		for range 2 {
			if !w.deliver(due, err) {
				t.Fatal("not taken")
			}
		}
		if len(w.provider.sent) != 1 {
			t.Fatalf("%s: %d mails", status, len(w.provider.sent))
		}
		text, _ := parts(t, w.provider.sent[0])
		if !strings.Contains(text, "2026年12月31日") || strings.Contains(text, "お休みにしました") != suspended {
			t.Errorf("%s:\n%s", status, text)
		}
	}
}
