package matching

import (
	"fmt"
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

func TestBadInput(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	unknown, known := string(ids.Derive(ids.Consultant, "nobody")), string(id(ids.Consultant, 1))
	nominate := func(consultant, program, source string) string {
		return fmt.Sprintf(`{"consultant_id":%q,"program":%q,"source":%q}`, consultant, program, source)
	}
	for name, test := range map[string]struct {
		method, path, body string
		want               int
	}{
		"unknown field":            {"PUT", "/me/profile", `{"salary":1}`, 422},
		"field deep inside":        {"PUT", "/me/profile", `{"wishes":{"height":"tall"}}`, 422},
		"wrong type":               {"PUT", "/me/profile", `{"hope":"much"}`, 422},
		"out of range":             {"PUT", "/me/profile", `{"hope":6}`, 422},
		"unknown code":             {"PUT", "/me/profile", `{"concerns":["lottery"]}`, 422},
		"a concern about health":   {"PUT", "/me/profile", `{"concerns":["return_to_work"]}`, 422},
		"the same twice":           {"PUT", "/me/profile", `{"values":["growth","growth"]}`, 422},
		"too many":                 {"PUT", "/me/profile", `{"values":["growth","stability","autonomy","family"]}`, 422},
		"too long":                 {"PUT", "/me/profile", `{"concern_text":"` + strings.Repeat("長", 1001) + `"}`, 422},
		"nine answers":             {"PUT", "/me/profile", `{"personality":[1,2,3,4,5,6,7,1,2]}`, 422},
		"an answer of nine":        {"PUT", "/me/profile", `{"personality":[1,2,3,4,5,6,7,1,2,9]}`, 422},
		"broken JSON":              {"PUT", "/me/profile", `{"hope":`, 400},
		"no JSON":                  {"PUT", "/me/profile", `hello`, 400},
		"no body":                  {"PUT", "/me/profile", ``, 400},
		"a megabyte":               {"PUT", "/me/profile", `{"concern_text":"` + strings.Repeat("x", 1<<20) + `"}`, 413},
		"picks for nothing":        {"GET", "/me/picks", "", 422},
		"program of another kind":  {"GET", "/me/picks?program=party", "", 422},
		"program not offered":      {"GET", "/me/picks?program=pre_joining", "", 422},
		"page zero":                {"GET", "/me/picks?program=exit&page=0", "", 422},
		"unknown parameter":        {"GET", "/me/picks?program=exit&boss=1", "", 422},
		"keywords too long":        {"GET", "/consultants?q=" + strings.Repeat("a", 101), "", 422},
		"unknown sort":             {"GET", "/consultants?sort=beauty", "", 422},
		"search program":           {"GET", "/consultants?program=pre_joining", "", 422},
		"consultant unknown":       {"GET", "/consultants/" + unknown, "", 404},
		"consultant malformed":     {"GET", "/consultants/con_1", "", 422},
		"consultant of other kind": {"GET", "/consultants/" + string(id(ids.Account, 1)), "", 422},
		"nominate unknown":         {"POST", "/nominations", nominate(unknown, "one_on_one", "picks"), 404},
		"nominate for not offered": {"POST", "/nominations", nominate(known, "pre_joining", "picks"), 422},
		"nominate for not served":  {"POST", "/nominations", nominate(known, "exit", "picks"), 409},
		"nominate from elsewhere":  {"POST", "/nominations", nominate(known, "one_on_one", "tip"), 422},
		"nominate without a field": {"POST", "/nominations", `{}`, 422},
		"swap unknown":             {"POST", "/swaps", fmt.Sprintf(`{"consultant_id":%q}`, unknown), 404},
		"swap with a reason":       {"POST", "/swaps", fmt.Sprintf(`{"consultant_id":%q,"reason":"x"}`, known), 422},
		"nothing there":            {"GET", "/me/secrets", "", 404},
	} {
		var p httpapi.Problem
		if code := s.ask(&s.someone, test.method, test.path, test.body, &p); code != test.want || p.Code == "" || p.Detail == "" {
			t.Errorf("%s: %d, want %d: %+v", name, code, test.want, p)
		}
		if strings.Contains(fmt.Sprint(p), "長長") {
			t.Errorf("%s echoes what was sent", name)
		}
	}
	if e := employee(t, s.world, s.someone.AccountID); e.Profile != nil || len(e.Swapped) != 0 || len(e.Shown) != 0 {
		t.Errorf("bad requests stored %+v", e)
	}
}

func TestWhoMay(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	hr := principal.Principal{AccountID: id(ids.Account, 60), Role: events.RoleHR, CompanyID: s.someone.CompanyID}
	consultant := principal.Principal{AccountID: id(ids.Account, 9001), Role: events.RoleConsultant, ConsultantID: id(ids.Consultant, 1)}
	off := principal.Principal{AccountID: s.account(2, 2, events.StatusDeactivated), Role: events.RoleEmployee, CompanyID: s.someone.CompanyID}
	foreign := principal.Principal{AccountID: id(ids.Account, 70), Role: events.RoleEmployee, CompanyID: id(ids.Company, 99)}
	body := fmt.Sprintf(`{"consultant_id":%q,"program":"one_on_one","source":"search"}`, id(ids.Consultant, 1))
	for name, test := range map[string]struct {
		who                *principal.Principal
		method, path, body string
		want               int
	}{
		"nobody":                   {nil, "GET", "/me/picks?program=exit", "", 401},
		"HR picks":                 {&hr, "GET", "/me/picks?program=exit", "", 403},
		"HR search":                {&hr, "GET", "/consultants", "", 403},
		"HR profile":               {&hr, "GET", "/me/profile", "", 403},
		"consultant picks":         {&consultant, "GET", "/me/picks?program=exit", "", 403},
		"employee as consultant":   {&s.someone, "GET", "/me/consultant-profile", "", 403},
		"deactivated profile":      {&off, "PUT", "/me/profile", `{}`, 403},
		"deactivated picks":        {&off, "GET", "/me/picks?program=one_on_one", "", 403},
		"deactivated nomination":   {&off, "POST", "/nominations", body, 403},
		"deactivated swap":         {&off, "POST", "/swaps", fmt.Sprintf(`{"consultant_id":%q}`, id(ids.Consultant, 1)), 403},
		"company not yet known":    {&foreign, "GET", "/me/picks?program=one_on_one", "", 503},
		"nominate before company":  {&foreign, "POST", "/nominations", body, 503},
		"profile before company":   {&foreign, "PUT", "/me/profile", `{}`, 200},
		"search before company":    {&foreign, "GET", "/consultants", "", 503},
		"consultant's own profile": {&consultant, "GET", "/me/consultant-profile", "", 200},
	} {
		if code := s.ask(test.who, test.method, test.path, test.body, nil); code != test.want {
			t.Errorf("%s: %d, want %d", name, code, test.want)
		}
	}
}
