package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"

	"kikite/infra/local/seed/roster"
)

// offence is a request that must be refused, with the statuses that are allowed.
type offence struct {
	name, method, path, token, body string
	allowed                         []int
}

// misbehave sends what no client should: each is a clear 4xx problem, and nothing is stored.
func (j *journey) misbehave(ctx context.Context) (string, error) {
	inquiry := `{"company_name":"A","person_name":"B","email":"a@b.example","interest":"consultation","message":"m","locale":"ja"%s}`
	public := "/api/signup/public/inquiries"
	forged := j.hr.Token()
	forged = forged[:len(forged)-6] + "AAAAAA"
	other := "com_" + strings.Repeat("0", 26)
	offences := []offence{
		{"an unknown field", "POST", public, "", fmt.Sprintf(inquiry, `,"x":1`), []int{422}},
		{"a wrong type", "POST", public, "", strings.Replace(fmt.Sprintf(inquiry, ""), `"A"`, `1`, 1), []int{422}},
		{"a too long string", "POST", public, "", strings.Replace(fmt.Sprintf(inquiry, ""), `"A"`, `"`+strings.Repeat("長", 5000)+`"`, 1), []int{422}},
		{"broken JSON", "POST", public, "", `{"company_name":`, []int{400}},
		{"no token", "GET", "/api/signup/company", "", "", []int{401}},
		{"a forged token", "GET", "/api/signup/company", forged, "", []int{401}},
		{"rubbish for a token", "GET", "/api/signup/company", "abc", "", []int{401}},
		{"HR as operator", "GET", "/api/signup/companies", j.hr.Token(), "", []int{403}},
		{"another company's report", "GET", "/api/reports/reviews/" + other + "/2026-10", j.hr.Token(), "", []int{403, 404}},
		{"another company's roster", "GET", "/api/signup/roster/uploads/ros_" + strings.Repeat("0", 26), j.hr.Token(), "", []int{404}},
		{"an unknown path", "GET", "/api/signup/public/nothing", "", "", []int{404}},
	}
	for _, o := range offences {
		if err := j.offend(ctx, o); err != nil {
			return "", fmt.Errorf("%s: %w", o.name, err)
		}
	}
	if err := j.badRoster(ctx); err != nil {
		return "", err
	}
	var out struct {
		Inquiries []any `json:"inquiries"`
	}
	if err := j.operator.Do(ctx, "GET", "/api/signup/inquiries", nil, &out); err != nil {
		return "", err
	}
	if len(out.Inquiries) != 1 {
		return "", fmt.Errorf("%d inquiries are stored instead of one", len(out.Inquiries))
	}
	return fmt.Sprintf("%d bad requests and 2 bad rosters refused; nothing of them is stored", len(offences)), nil
}

func (j *journey) offend(ctx context.Context, o offence) error {
	r, err := http.NewRequestWithContext(ctx, o.method, j.process.Address+o.path, strings.NewReader(o.body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	if o.token != "" {
		r.Header.Set("Authorization", "Bearer "+o.token)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	for _, status := range o.allowed {
		// The gateway's own 401 is not a problem document, here as on AWS.
		if resp.StatusCode == status && (status == http.StatusUnauthorized || strings.Contains(string(body), `"detail"`)) {
			return nil
		}
	}
	return fmt.Errorf("answered %d %s", resp.StatusCode, body)
}

// badRoster: a file in the wrong encoding and the roster with one bad row more: that row is refused by line, the others stay.
func (j *journey) badRoster(ctx context.Context) error {
	utf16 := []byte{0xff, 0xfe}
	for _, r := range "社員番号,氏名\r\n" {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	wrong, err := j.importFile(ctx, "utf16.csv", utf16)
	if err != nil {
		return err
	}
	if wrong.Status != "refused" || len(wrong.Errors) == 0 {
		return fmt.Errorf("a roster in UTF-16: %+v", wrong)
	}
	rows, err := roster.CSV(j.roster)
	if err != nil {
		return err
	}
	bad, err := j.importFile(ctx, "bad.csv", []byte(rows+"X001,試験 一,シケン ハジメ,Shiken Hajime,not-an-address,営業部/第一課,営業,1990/01/01,2020/04/01,正社員\r\n"))
	if err != nil {
		return err
	}
	if len(bad.Errors) != 1 || bad.Errors[0].Line != j.nEmployees+2 || bad.Counts["added"] != 0 || bad.Counts["unchanged"] != j.nEmployees {
		return fmt.Errorf("a roster with one bad row: %+v", bad)
	}
	return nil
}
