package main

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"kikite/infra/local/seed/roster"
)

const (
	operatorEmail = "operator@kikite-demo.example"
	inquirerEmail = "soumu@" + roster.Domain
	hrEmail       = "jinji@" + roster.Domain
	companyName   = "株式会社青葉デモ製作所"
)

// tokyo is the zone of the demo company.
var tokyo = time.FixedZone("Asia/Tokyo", 9*60*60)

// inquiry is the demo company's way to a contract.
type inquiry struct {
	ID     string `json:"inquiry_id"`
	Name   string `json:"company_name"`
	Email  string `json:"email"`
	Status string `json:"status"`
}

// findInquiry looks for the demo company's inquiry; it is zero if there is none.
func (s *seeding) findInquiry(ctx context.Context) (inquiry, error) {
	for after := ""; ; {
		var page struct {
			Inquiries []inquiry `json:"inquiries"`
			Next      string    `json:"next"`
		}
		if err := s.operator.Do(ctx, "GET", "/api/signup/inquiries?limit=200&after="+url.QueryEscape(after), nil, &page); err != nil {
			return inquiry{}, err
		}
		for _, q := range page.Inquiries {
			if q.Name == companyName && q.Email == inquirerEmail {
				return q, nil
			}
		}
		if after = page.Next; after == "" {
			return inquiry{}, nil
		}
	}
}

// signCompany leads the demo company from its question over the hearing to a contract, and lets its HR choose programs.
func (s *seeding) signCompany(ctx context.Context) (string, error) {
	now, err := s.Now(ctx)
	if err != nil {
		return "", err
	}
	today := now.In(tokyo)
	if s.inquiry.ID == "" {
		question := map[string]any{"company_name": companyName, "person_name": "総務 花子", "email": inquirerEmail, "interest": "consultation",
			"message": "社外1on1について話を聞きたいです。", "locale": "ja"}
		if err := s.ask(ctx, question); err != nil {
			return "", err
		}
		s.inquiry.Status = "received"
	}
	path := "/api/signup/inquiries/" + s.inquiry.ID
	if s.inquiry.Status == "received" {
		hearing := map[string]any{"date": today.Format(time.DateOnly), "place": "online", "notes": "若手の離職と、管理職の負担が気がかり。"}
		if err := s.operator.Do(ctx, "POST", path+"/hearing", hearing, nil); err != nil {
			return "", err
		}
		s.inquiry.Status = "heard"
	}
	if s.inquiry.Status == "heard" {
		proposal := map[string]any{"date": today.Format(time.DateOnly), "note": "対象の人数で月額、ひと月に2回まで。"}
		if err := s.operator.Do(ctx, "POST", path+"/proposal", proposal, nil); err != nil {
			return "", err
		}
		s.inquiry.Status = "proposed"
	}
	if s.inquiry.Status == "proposed" {
		if err := s.operator.Do(ctx, "POST", path+"/contract", s.terms(today), nil); err != nil {
			return "", err
		}
	}
	if err := s.Quiet(ctx, quietFor); err != nil { // HR's account is opened by event
		return "", err
	}
	if s.hr, err = s.Enter(ctx, hrEmail); err != nil {
		return "", err
	}
	programs := map[string]any{"programs": []string{"regular_care", "engagement_career"}}
	return fmt.Sprintf("%s: inquiry, hearing, contract, programs", companyName),
		s.hr.Do(ctx, "PUT", "/api/signup/company/programs", programs, nil)
}

// ask sends the form on the web as a person does: who fills it in within a moment is taken for a program.
func (s *seeding) ask(ctx context.Context, question map[string]any) error {
	var shown struct {
		Form string `json:"form"`
	}
	if err := s.Public(ctx, "GET", "/api/signup/public/inquiry-form", nil, &shown); err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(s.settings.filling):
	}
	question["form"] = shown.Form
	return s.Public(ctx, "POST", "/api/signup/public/inquiries", question, &s.inquiry)
}

// terms are a contract of one year.
func (s *seeding) terms(today time.Time) map[string]any {
	return map[string]any{"received_on": today.Format(time.DateOnly), "company_name": companyName, "industry": "manufacturing", "plan": "seats",
		"seats": s.settings.employees, "quota_per_month": 2, "programs": []string{"regular_care", "engagement_career", "one_on_one"},
		"starts_on": today.Format(time.DateOnly), "ends_on": today.AddDate(1, 0, -1).Format(time.DateOnly),
		"hr": []any{map[string]any{"name": "人事 太郎", "email": hrEmail, "locale": "ja"}}}
}
