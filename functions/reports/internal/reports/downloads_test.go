package reports_test

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/ids"
)

// fakeForms writes what it was given; it can fail.
type fakeForms struct{ err error }

func (f fakeForms) Workbook(r reports.Report, language string) ([]byte, error) {
	return []byte("PK\x03\xff" + language + string(r.Month)), f.err
}

func (f fakeForms) Printed(r reports.Report, language string) ([]byte, error) {
	return fmt.Appendf(nil, "<html lang=%s>%v", language, r.Withheld), f.err
}

func (f fakeForms) Data(r reports.Report) ([]byte, error) {
	return fmt.Appendf(nil, `{"comment":%q,"withheld":"%v"}`, r.Comment, r.Withheld), f.err
}

func TestDownloads(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.forms = fakeForms{}
	w.facts("第一課", 24, 2, 4, 6, 8)
	version := w.generate().Version
	own, review := "/api/reports/reports/2026-10/", fmt.Sprintf("/api/reports/reviews/%s/2026-10/", w.company.CompanyID)
	if got := call(w, events.RoleHR, w.company.CompanyID, "GET", own+"workbook", ""); got.StatusCode != 404 {
		t.Errorf("a draft was given to HR: %d", got.StatusCode)
	}
	if got := call(w, events.RoleOperator, "", "GET", review+"printed", ""); got.StatusCode != 200 || strings.Contains(got.Body, "below_threshold") {
		t.Errorf("the operator's copy is not what HR reads: %d %s", got.StatusCode, got.Body)
	}
	w.release(version, 200)
	for path, want := range map[string]string{"workbook": "PK\x03\xffja2026-10", "printed": "<html lang=ja>", "data": `{"comment":"読み解き"`} {
		got := call(w, events.RoleHR, w.company.CompanyID, "GET", own+path, "")
		body := got.Body
		if got.IsBase64Encoded {
			raw, err := base64.StdEncoding.DecodeString(body)
			if err != nil {
				t.Fatal(err)
			}
			body = string(raw)
		}
		if got.StatusCode != 200 || !strings.HasPrefix(body, want) || strings.Contains(body, "below_threshold") {
			t.Errorf("%s: %d %q", path, got.StatusCode, body)
		}
		name := got.Headers["content-disposition"]
		if !strings.HasPrefix(name, `attachment; filename="kikite-report-2026-10.`) || !strings.Contains(name, "filename*=UTF-8''%E6%9C%88%E6%AC%A1") || strings.ContainsAny(name, "\r\n") {
			t.Errorf("%s is called %q", path, name)
		}
	}
}

func TestDownloadsAreForWhoMayReadTheReport(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.forms = fakeForms{}
	w.facts("第一課", 24, 2, 4, 6, 8)
	w.release(w.generate().Version, 200)
	review := fmt.Sprintf("/api/reports/reviews/%s/2026-10/", w.company.CompanyID)
	for _, f := range []string{"workbook", "printed", "data"} {
		if got := call(w, events.RoleHR, ids.Default{}.New(ids.Company), "GET", "/api/reports/reports/2026-10/"+f, ""); got.StatusCode != 404 {
			t.Errorf("%s was given to another company: %d", f, got.StatusCode)
		}
		for _, role := range []events.Code{events.RoleEmployee, events.RoleConsultant, events.RoleOperator} {
			if got := call(w, role, w.company.CompanyID, "GET", "/api/reports/reports/2026-10/"+f, ""); got.StatusCode != 403 {
				t.Errorf("%s was given to %s: %d", f, role, got.StatusCode)
			}
		}
		if got := call(w, events.RoleHR, w.company.CompanyID, "GET", review+f, ""); got.StatusCode != 403 {
			t.Errorf("the operator's %s was given to HR: %d", f, got.StatusCode)
		}
	}
	if got := call(w, events.RoleHR, w.company.CompanyID, "GET", "/api/reports/reports/2026-10/workbook?language=fr", ""); got.StatusCode != 422 {
		t.Errorf("a language that there is not: %d", got.StatusCode)
	}
	w.forms = fakeForms{err: errors.New("secret detail")}
	if got := call(w, events.RoleHR, w.company.CompanyID, "GET", "/api/reports/reports/2026-10/workbook", ""); got.StatusCode != 500 || strings.Contains(got.Body, "secret") {
		t.Errorf("a failure: %d %s", got.StatusCode, got.Body)
	}
}
