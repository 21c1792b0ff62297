package reports_test

import (
	"testing"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// TestMatrix: see testkit.Matrix. HR of another company asks for a month that this one has a report of.
func TestMatrix(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 20, 12, 14, 16)
	w.release(w.generate().Version, 200)
	somebody := func(role events.Code) principal.Principal {
		return principal.Principal{AccountID: ids.Default{}.New(ids.Account), Role: role, CompanyID: ids.Default{}.New(ids.Company)}
	}
	testkit.Matrix{
		API:       reports.NewService(w.table, ids.Default{}, w.clock).With(w.forms).API(),
		Things:    map[string]string{"/reports/{month}": string(month)},
		Strangers: map[events.Code][]principal.Principal{events.RoleHR: {somebody(events.RoleHR)}, events.RoleEmployee: {somebody(events.RoleEmployee)}},
		Secrets:   []string{string(month), "試験株式会社", string(w.company.CompanyID)},
	}.Run(t)
}
