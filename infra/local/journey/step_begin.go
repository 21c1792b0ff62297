package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"kikite/infra/local/internal/client"
	"kikite/infra/local/seed/consultants"
	"kikite/infra/local/seed/roster"
)

const (
	operatorEmail = "operator@kikite-demo.example"
	hrEmail       = "jinji@" + roster.Domain
	inquirerEmail = "soumu@" + roster.Domain
)

// enterOperator signs the first operator in, whom the start of the local cloud made with the product's own command.
func (j *journey) enterOperator(ctx context.Context) (string, error) {
	var err error
	if j.operator, err = j.cloud.Enter(ctx, j.signIn, operatorEmail); err != nil {
		return "", err
	}
	now, err := j.cloud.Now(ctx)
	if err != nil {
		return "", err
	}
	// All talks shall fall into one month: begin on the second of the next one, in the morning.
	local := now.In(tokyo)
	start := time.Date(local.Year(), local.Month()+1, 2, 9, 0, 0, 0, tokyo)
	j.month, j.begins = start.Format("2006-01"), start
	return "signed in by e-mail code; the clock shows " + start.Format(time.DateOnly), j.cloud.MoveTo(ctx, start)
}

// importConsultants brings the partner network in: data and weekly hours, 200 a call.
func (j *journey) importConsultants(ctx context.Context) (string, error) {
	all := consultants.Generate(j.seed, j.nCompanions)
	j.consultants = make(map[string]*consultant, len(all))
	var conduct struct { // the network confirms that its people accepted it
		Version string `json:"version"`
	}
	if err := j.cloud.Public(ctx, "GET", "/api/signup/public/conduct", nil, &conduct); err != nil {
		return "", err
	}
	for chunk := range slices.Chunk(all, 200) {
		rows := make([]consultants.Application, len(chunk))
		for i, c := range chunk {
			rows[i] = c.Application()
		}
		var out struct {
			Results []struct {
				Row          int    `json:"row"`
				Status       string `json:"status"`
				ConsultantID string `json:"consultant_id"`
				Message      string `json:"message"`
			} `json:"results"`
		}
		if err := j.operator.Do(ctx, "POST", "/api/signup/consultants/import", map[string]any{"consultants": rows, "conduct": conduct.Version}, &out); err != nil {
			return "", err
		}
		var hours []consultants.AvailabilityRow
		for i, r := range out.Results {
			if r.ConsultantID == "" {
				return "", fmt.Errorf("consultant %s was %s: %s", chunk[i].Email, r.Status, r.Message)
			}
			j.consultants[r.ConsultantID] = &consultant{id: r.ConsultantID, data: chunk[i]}
			hours = append(hours, chunk[i].Availability(idOf(r.ConsultantID)))
		}
		var stored struct {
			Stored  int   `json:"stored"`
			Refused int   `json:"refused"`
			Rows    []any `json:"rows"`
		}
		if err := j.operator.Do(ctx, "POST", "/api/booking/availability/import", map[string]any{"rows": hours}, &stored); err != nil {
			return "", err
		}
		if stored.Stored != len(hours) {
			return "", fmt.Errorf("hours of %d of %d consultants were stored: %v", stored.Stored, len(hours), stored.Rows)
		}
	}
	if len(j.consultants) != j.nCompanions {
		return "", fmt.Errorf("%d consultants came out of %d", len(j.consultants), j.nCompanions)
	}
	return fmt.Sprintf("%d consultants with their hours", len(j.consultants)), nil
}

func (j *journey) inquire(ctx context.Context) (string, error) {
	j.companyName = fmt.Sprintf("デモ製作所%d株式会社", j.seed)
	var out struct {
		InquiryID string `json:"inquiry_id"`
	}
	in := map[string]any{"company_name": j.companyName, "person_name": "総務 試", "email": inquirerEmail, "interest": "consultation",
		"message": "社外1on1について話を聞きたいです。", "locale": "ja"}
	var err error
	if in["form"], err = j.fillIn(ctx); err != nil {
		return "", err
	}
	if err := j.cloud.Public(ctx, "POST", "/api/signup/public/inquiries", in, &out); err != nil {
		return "", err
	}
	j.inquiryID = out.InquiryID
	mail, err := j.waitMail(ctx, inquirerEmail, "inquiry")
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("acknowledged with “%s”", mail.Subject), nil
}

// fillIn looks at the form on the web for as long as a person does: who fills it in within a moment is taken for a program.
func (j *journey) fillIn(ctx context.Context) (form string, err error) {
	var shown struct {
		Form string `json:"form"`
	}
	if err := j.cloud.Public(ctx, "GET", "/api/signup/public/inquiry-form", nil, &shown); err != nil {
		return "", err
	}
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case <-time.After(4 * time.Second):
		return shown.Form, nil
	}
}

func (j *journey) sign(ctx context.Context) (string, error) {
	path := "/api/signup/inquiries/" + j.inquiryID
	if err := j.operator.Do(ctx, "POST", path+"/hearing", map[string]any{"date": j.day(0), "place": "online", "notes": "120名、離職が気がかり。"}, nil); err != nil {
		return "", err
	}
	if err := j.operator.Do(ctx, "POST", path+"/proposal", map[string]any{"date": j.day(0), "note": "120名、月1回。"}, nil); err != nil {
		return "", err
	}
	terms := map[string]any{"received_on": j.day(0), "company_name": j.companyName, "industry": "manufacturing", "plan": "seats", "seats": j.nEmployees,
		"quota_per_month": 1, "programs": []string{"regular_care", "engagement_career", "one_on_one"}, "starts_on": j.day(0), "ends_on": j.day(360),
		"hr": []any{map[string]any{"name": "人事 試", "email": hrEmail, "locale": "ja"}}}
	var out struct {
		CompanyID string `json:"company_id"`
	}
	if err := j.operator.Do(ctx, "POST", path+"/contract", terms, &out); err != nil {
		return "", err
	}
	j.companyID = out.CompanyID
	if err := j.operator.Do(ctx, "POST", path+"/onboarding", map[string]any{"date": j.day(0)}, nil); err != nil {
		return "", err
	}
	if err := j.fileForm(ctx); err != nil {
		return "", err
	}
	var err error
	j.hr, err = j.cloud.Enter(ctx, j.signIn, hrEmail)
	return "proposal, contract and kick-off entered; HR signed in", err
}

// fileForm puts the signed form on file, as the operator who opened the letter does.
func (j *journey) fileForm(ctx context.Context) error {
	const pdf = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\n%%EOF\n"
	path := "/api/signup/companies/" + j.companyID + "/documents"
	var form struct {
		ID     string            `json:"document_id"`
		URL    string            `json:"url"`
		Fields map[string]string `json:"fields"`
	}
	in := map[string]any{"kind": "application_form", "filename": "申込書.pdf", "size": len(pdf)}
	if err := j.operator.Do(ctx, "POST", path, in, &form); err != nil {
		return err
	}
	if err := j.cloud.Post(ctx, form.URL, form.Fields, "a.pdf", []byte(pdf)); err != nil {
		return err
	}
	var taken struct {
		Status string `json:"status"`
	}
	if err := j.operator.Do(ctx, "PUT", path+"/"+form.ID, nil, &taken); err != nil {
		return err
	}
	if taken.Status != "stored" {
		return fmt.Errorf("the signed form is %s", taken.Status)
	}
	return nil
}

// day is a date so many days after the journey began, which was on the second of its month.
func (j *journey) day(n int) string {
	t, err := time.Parse(time.DateOnly, j.month+"-02")
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}

// uploadRoster sends the Shift_JIS file that Excel would save, and the same file again, which must change nothing.
func (j *journey) uploadRoster(ctx context.Context) (string, error) {
	if err := j.hr.Do(ctx, "PUT", "/api/signup/company/programs", map[string]any{"programs": []string{"regular_care", "engagement_career"}}, nil); err != nil {
		return "", err
	}
	j.roster = roster.Generate(j.seed, j.nEmployees)
	file, err := roster.ShiftJISCSV(j.roster)
	if err != nil {
		return "", err
	}
	first, err := j.importFile(ctx, "名簿.csv", file)
	if err != nil {
		return "", err
	}
	if first.Status != "applied" || first.Counts["added"] != j.nEmployees || len(first.Errors) != 0 {
		return "", fmt.Errorf("roster: %+v", first)
	}
	again, err := j.importFile(ctx, "名簿.csv", file)
	if err != nil {
		return "", err
	}
	if again.Counts["added"] != 0 || again.Counts["changed"] != 0 || again.Counts["unchanged"] != j.nEmployees {
		return "", fmt.Errorf("the same roster again: %+v", again)
	}
	return fmt.Sprintf("%d employees from %d bytes of Shift_JIS; the same file again changed nothing", first.Counts["added"], len(file)), nil
}

type upload struct {
	Status string         `json:"status"`
	Rows   int            `json:"rows"`
	Counts map[string]int `json:"counts"`
	Errors []struct {
		Line   int    `json:"line"`
		Column string `json:"column"`
		Reason string `json:"reason"`
	} `json:"errors"`
}

// importFile uploads a roster and waits until it is applied or refused.
func (j *journey) importFile(ctx context.Context, name string, file []byte) (upload, error) {
	var form struct {
		RosterID string            `json:"roster_id"`
		URL      string            `json:"url"`
		Fields   map[string]string `json:"fields"`
	}
	if err := j.hr.Do(ctx, "POST", "/api/signup/roster/uploads", map[string]any{"filename": name, "size": len(file)}, &form); err != nil {
		return upload{}, err
	}
	if err := j.cloud.Post(ctx, form.URL, form.Fields, name, file); err != nil {
		return upload{}, err
	}
	for deadline := time.Now().Add(j.quiet); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		var u upload
		if err := j.hr.Do(ctx, "GET", "/api/signup/roster/uploads/"+form.RosterID, nil, &u); err != nil {
			return upload{}, err
		}
		if u.Status != "waiting" && u.Status != "importing" {
			return u, nil
		}
	}
	return upload{}, fmt.Errorf("roster %s is not done", form.RosterID)
}

// waitMail waits for a mail of a kind to an address.
func (j *journey) waitMail(ctx context.Context, address, kind string) (client.Mail, error) {
	for deadline := time.Now().Add(j.quiet); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		mails, err := j.cloud.Mails(ctx, address)
		if err != nil {
			return client.Mail{}, err
		}
		for _, m := range mails {
			if m.Tagged("kind") == kind {
				return m, nil
			}
		}
	}
	return client.Mail{}, fmt.Errorf("no %s mail reached %s", kind, strings.SplitN(address, "@", 2)[0])
}
