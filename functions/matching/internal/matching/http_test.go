package matching

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

var update = flag.Bool("update", false, "write docs/openapi/matching.json")

func TestOpenAPI(t *testing.T) {
	t.Parallel()
	got, err := API(NewService(&Store{}, nil, nil, nil, nil)).OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	const path = "../../../../docs/openapi/matching.json"
	if *update {
		if err := os.WriteFile(path, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(append(got, '\n'), want) {
		t.Errorf("%s is not the API's document (%v): go test ./functions/matching/internal/matching -run OpenAPI -update", path, err)
	}
}

// site is the HTTP side over a world with a company, an employee and fifteen consultants.
type site struct {
	*world
	api     *httpapi.API
	someone principal.Principal
}

func newSite(t *testing.T) *site {
	t.Helper()
	w := newWorld(t)
	s := &site{world: w, api: API(NewService(w.store, w.live, w.clock, ids.Default{}, w.texts))}
	s.someone = principal.Principal{AccountID: w.account(1, 1, events.StatusActive), Role: events.RoleEmployee, CompanyID: w.company(1, events.OneOnOne, events.Exit)}
	for n := range 15 {
		w.open(w.consultant(n, 1, nil), 1, tomorrow(events.PartEvening))
	}
	return s
}

// ask sends a request and decodes the answer into out (may be nil).
func (s *site) ask(p *principal.Principal, method, path, body string, out any, headers ...string) int {
	s.t.Helper()
	r := httptest.NewRequest(method, "/api/matching"+path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	if p != nil {
		r = r.WithContext(principal.With(r.Context(), *p))
	}
	w := httptest.NewRecorder()
	s.api.ServeHTTP(w, r)
	if out != nil {
		if err := json.Unmarshal(w.Body.Bytes(), out); err != nil {
			s.t.Fatalf("%s %s: %v: %s", method, path, err, w.Body)
		}
	}
	return w.Code
}

func TestProfile(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	var got map[string]any
	if code := s.ask(&s.someone, "GET", "/me/profile", "", &got); code != http.StatusOK || got["updated_at"] != nil {
		t.Fatalf("%d %v", code, got)
	}
	const body = `{"program":"one_on_one","concerns":["management"],"concern_text":"部下のこと","hope":2,"career_situation":"new_manager",
		"industry":"it","job_type":"sales","age_band":"30s","values":["growth"],"personality":[6,3,5,2,7,3,5,4,6,1],
		"wishes":{"gender":"female","language":"ja","licence":"career_consultant","age":"40s"},"times":["weekday_evening"]}`
	for range 2 {
		var stored map[string]any
		if code := s.ask(&s.someone, "PUT", "/me/profile", body, &stored); code != http.StatusOK {
			t.Fatalf("%d %v", code, stored)
		}
		got = nil
		s.ask(&s.someone, "GET", "/me/profile", "", &got)
		if !reflect.DeepEqual(got, stored) || got["concern_text"] != "部下のこと" || got["traits"].(map[string]any)["openness"] != 14.0 {
			t.Fatalf("stored %v, read %v", stored, got)
		}
	}
	if code := s.ask(&s.someone, "PUT", "/me/profile", `{}`, nil); code != http.StatusOK {
		t.Errorf("an empty profile: %d", code)
	}
}

func TestPicksOverHTTP(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	var got PicksBody
	if code := s.ask(&s.someone, "GET", "/me/picks?program=one_on_one", "", &got); code != http.StatusOK || len(got.Picks) != 10 || got.Eligible != 15 || !got.More {
		t.Fatalf("%d %+v", code, got)
	}
	first := got.Picks[0]
	if first.Consultant.Name == "" || len(first.Reasons) < 2 || first.NextFree == nil || first.NextOpen != (OpenBody{"2026-11-23", "evening"}) {
		t.Errorf("%+v", first)
	}
	var next PicksBody
	if s.ask(&s.someone, "GET", "/me/picks?program=one_on_one&page=2", "", &next); len(next.Picks) != 5 || next.More {
		t.Errorf("second page %+v", next)
	}
	if code := s.ask(&s.someone, "POST", "/swaps", fmt.Sprintf(`{"consultant_id":%q}`, first.Consultant.ConsultantID), nil); code != http.StatusNoContent {
		t.Fatalf("swap: %d", code)
	}
	got = PicksBody{}
	s.ask(&s.someone, "GET", "/me/picks?program=one_on_one", "", &got)
	for _, p := range got.Picks {
		if p.Consultant.ConsultantID == first.Consultant.ConsultantID {
			t.Error("proposed after the swap")
		}
	}
	if len(got.Picks) != 10 || got.Eligible != 14 {
		t.Errorf("%d picks of %d", len(got.Picks), got.Eligible)
	}
	if shown := employee(t, s.world, s.someone.AccountID).Shown[events.OneOnOne].Consultants; len(shown) != 15 {
		t.Errorf("%d consultants noted as shown", len(shown))
	}
	s.ask(&s.someone, "PUT", "/me/profile", `{"program":"one_on_one","wishes":{"gender":"male"}}`, nil)
	got = PicksBody{}
	if code := s.ask(&s.someone, "GET", "/me/picks", "", &got); code != http.StatusOK || got.Eligible != 0 || len(got.Picks) != 0 || got.More {
		t.Errorf("%d %+v", code, got)
	}
}

func TestNominations(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	body := fmt.Sprintf(`{"consultant_id":%q,"program":"one_on_one","source":"picks"}`, id(ids.Consultant, 2))
	s.ask(&s.someone, "POST", "/swaps", fmt.Sprintf(`{"consultant_id":%q}`, id(ids.Consultant, 2)), nil)
	var first, again, other NominationAnswer
	if code := s.ask(&s.someone, "POST", "/nominations", body, &first, "Idempotency-Key", "a"); code != http.StatusCreated {
		t.Fatalf("%d %+v", code, first)
	}
	s.ask(&s.someone, "POST", "/nominations", body, &again, "Idempotency-Key", "a")
	s.ask(&s.someone, "POST", "/nominations", body, &other)
	if first != again || first.NominationID == other.NominationID {
		t.Errorf("%+v %+v %+v", first, again, other)
	}
	if employee(t, s.world, s.someone.AccountID).Swapped[id(ids.Consultant, 2)] {
		t.Error("a nominated consultant stays swapped out")
	}
}

func TestSearchOverHTTP(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.consultant(20, 1, func(d *events.ConsultantChanged, p *claims.ConsultantProfile) {
		p.Introduction, d.Themes = "介護と仕事の両立", []events.Code{"elder_care"}
	})
	var got SearchBody
	if code := s.ask(&s.someone, "GET", "/consultants?q="+url.QueryEscape("介護")+"&theme=elder_care", "", &got); code != http.StatusOK || got.Total != 1 {
		t.Fatalf("%d %+v", code, got)
	}
	if h := got.Hits[0]; len(h.Highlights) != 1 || h.Highlights[0].Field != "introduction" || !h.Highlights[0].Runs[0].Hit {
		t.Errorf("%+v", h.Highlights)
	}
	if f := got.Facets["theme"]; len(f) != 1 || f[0].Code != "elder_care" || f[0].Count != 1 || f[0].JA == "" {
		t.Errorf("%+v", got.Facets)
	}
	operator := principal.Principal{AccountID: id(ids.Account, 50), Role: events.RoleOperator}
	if code := s.ask(&operator, "GET", "/consultants?page=1&sort=soon", "", &got); code != http.StatusOK || got.Total != 16 {
		t.Errorf("operator: %d, %d", code, got.Total)
	}
	var page DetailBody
	if code := s.ask(&s.someone, "GET", "/consultants/"+string(id(ids.Consultant, 20)), "", &page); code != http.StatusOK || page.Introduction != "介護と仕事の両立" {
		t.Errorf("%d %+v", code, page)
	}
	consultant := principal.Principal{AccountID: id(ids.Account, 9020), Role: events.RoleConsultant, ConsultantID: id(ids.Consultant, 20)}
	s.consultant(20, 2, func(d *events.ConsultantChanged, _ *claims.ConsultantProfile) { d.Status = events.StatusApplied })
	var own OwnBody
	if code := s.ask(&consultant, "GET", "/me/consultant-profile", "", &own); code != http.StatusOK || own.Visible || own.Status != "applied" || own.Name == "" {
		t.Errorf("%d %+v", code, own)
	}
	if code := s.ask(&s.someone, "GET", "/consultants/"+string(id(ids.Consultant, 20)), "", nil); code != http.StatusNotFound {
		t.Errorf("an applicant's page: %d", code)
	}
}

// TestNothingLeaves: whatever an employee does here, no event tells of it.
func TestNothingLeaves(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.ask(&s.someone, "PUT", "/me/profile", `{"program":"one_on_one","concern_text":"秘密"}`, nil)
	s.ask(&s.someone, "GET", "/me/picks", "", nil)
	s.ask(&s.someone, "POST", "/nominations", fmt.Sprintf(`{"consultant_id":%q,"program":"one_on_one","source":"picks"}`, id(ids.Consultant, 1)), nil)
	s.ask(&s.someone, "POST", "/swaps", fmt.Sprintf(`{"consultant_id":%q}`, id(ids.Consultant, 2)), nil)
	s.clock.Advance(time.Hour)
	if _, err := s.newLive().WriteSnapshot(t.Context()); err != nil {
		t.Fatal(err)
	}
	if out := testkit.Outbox(t, s.store.table); len(out) != 0 {
		t.Errorf("events %v", out)
	}
	for _, key := range s.objects.Keys("matching/snapshots/") {
		raw, err := s.live.objects.get(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		x := loadSnapshot(t, raw)
		for slot, read := 0, x.reader(); slot < x.Len(); slot++ { // texts are compressed: read them as well
			raw += fmt.Sprint(*read(slot))
		}
		if !strings.Contains(raw, "サーバーの運用") || strings.Contains(raw, "秘密") || strings.Contains(raw, string(s.someone.AccountID)) {
			t.Errorf("snapshot %s holds an employee, or no consultant", key)
		}
	}
}
