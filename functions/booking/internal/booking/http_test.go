package booking

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"strings"
	"testing"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

var update = flag.Bool("update", false, "write docs/openapi/booking.json anew")

func TestOpenAPI(t *testing.T) {
	t.Parallel()
	const path = "../../../../docs/openapi/booking.json"
	got, err := API(&Desk{}).OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what the code says (%v): run go test ./functions/booking/... -run OpenAPI -update", path, err)
	}
}

// call sends a request as API Gateway would after checking the token.
func call(t testing.TB, api *httpapi.API, who principal.Principal, method, path, body string, headers ...string) (int, map[string]any) {
	t.Helper()
	raw, query, _ := strings.Cut(path, "?")
	in := lambdaevents.APIGatewayV2HTTPRequest{RawPath: "/api/booking" + raw, RawQueryString: query, Body: body,
		Headers: map[string]string{"content-type": "application/json"}}
	in.RequestContext.HTTP.Method = method
	if who.AccountID != "" {
		in.RequestContext.Authorizer = &lambdaevents.APIGatewayV2HTTPRequestContextAuthorizerDescription{
			JWT: &lambdaevents.APIGatewayV2HTTPRequestContextAuthorizerJWTDescription{Claims: map[string]string{
				principal.ClaimAccount: string(who.AccountID), principal.ClaimRole: string(who.Role),
				principal.ClaimCompany: string(who.CompanyID), principal.ClaimConsultant: string(who.ConsultantID),
			}}}
	}
	for i := 0; i < len(headers); i += 2 {
		in.Headers[headers[i]] = headers[i+1]
	}
	out, err := api.Lambda(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	var answer map[string]any
	if out.Body != "" {
		if err := json.Unmarshal([]byte(out.Body), &answer); err != nil {
			t.Fatalf("%s %s: %d %s", method, path, out.StatusCode, out.Body)
		}
	}
	return out.StatusCode, answer
}

func TestHTTPJourney(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	api, e := API(w.desk), w.employee()

	status, slots := call(t, api, e, "GET", "/consultants/"+string(w.consultant)+"/slots?program=one_on_one&days=2", "")
	if status != http.StatusOK || len(slots["slots"].([]any)) == 0 {
		t.Fatalf("slots: %d %v", status, slots)
	}
	if _, golden := call(t, api, e, "GET", "/consultants/"+string(w.consultant)+"/slots?program=one_on_one&from=2026-05-01&days=14", ""); len(golden["holidays"].([]any)) != 4 {
		t.Errorf("holidays of May: %v", golden["holidays"])
	}
	start := slots["slots"].([]any)[5].(map[string]any)["starts_at"].(string)
	ask := `{"consultant_id":"` + string(w.consultant) + `","program":"one_on_one","starts_at":"` + start + `"}`
	var id string
	for range 2 { // repeated with the same key: the same answer
		status, hold := call(t, api, e, "POST", "/holds", ask, "Idempotency-Key", "k1")
		if status != http.StatusCreated || id != "" && hold["booking_id"] != id {
			t.Fatalf("hold: %d %v", status, hold)
		}
		id = hold["booking_id"].(string)
	}
	var room any
	for range 2 {
		status, b := call(t, api, e, "POST", "/bookings", `{"hold_id":"`+id+`"}`)
		if status != http.StatusCreated || b["status"] != "confirmed" || room != nil && b["join_url"] != room {
			t.Fatalf("booking: %d %v", status, b)
		}
		if room = b["join_url"]; !strings.HasPrefix(room.(string), "https://meet.example/") {
			t.Fatalf("join_url %v", room)
		}
	}
	consultant := w.approve(w.consultant, officeHours())
	if status, b := call(t, api, consultant, "GET", "/bookings/"+id, ""); status != http.StatusOK || b["join_url"] != room {
		t.Errorf("consultant's view: %d %v", status, b)
	}
	if status, l := call(t, api, consultant, "GET", "/me/bookings", ""); status != http.StatusOK || len(l["bookings"].([]any)) != 1 {
		t.Errorf("consultant's list: %d %v", status, l)
	}
	if status, _ := call(t, api, e, "DELETE", "/holds/"+id, ""); status != http.StatusConflict {
		t.Errorf("a booking was released like a hold: %d", status)
	}
	later := slots["slots"].([]any)[9].(map[string]any)["starts_at"].(string)
	if status, b := call(t, api, e, "POST", "/bookings/"+id+"/move", `{"starts_at":"`+later+`"}`); status != http.StatusOK || b["starts_at"] != later {
		t.Errorf("move: %d %v", status, b)
	}
	if status, b := call(t, api, consultant, "POST", "/bookings/"+id+"/cancel", ""); status != http.StatusOK || b["cancelled_by"] != "consultant" || b["join_url"] != nil {
		t.Errorf("cancel: %d %v", status, b)
	}
	if status, l := call(t, api, e, "GET", "/bookings", ""); status != http.StatusOK || len(l["bookings"].([]any)) != 1 {
		t.Errorf("employee's list: %d %v", status, l)
	}
}

func TestHTTPRefuses(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	api, e, other := API(w.desk), w.employee(), w.employee()
	b := w.book(e, w.ask(at(1, 10, 0)))
	stranger := w.approve(ids.Default{}.New(ids.Consultant), officeHours())
	hr := w.account(principal.Principal{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleHR, CompanyID: w.company})
	operator := w.account(principal.Principal{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleOperator})
	unheard := principal.Principal{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleEmployee, CompanyID: w.company}
	gone := w.employee()
	w.status(gone, events.StatusDeactivated)
	elsewhere := e
	elsewhere.CompanyID = ids.Default{}.New(ids.Company)

	hold := func(change func(map[string]any)) string {
		m := map[string]any{"consultant_id": w.consultant, "program": "one_on_one", "starts_at": at(1, 12, 0)}
		change(m)
		text, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	same := hold(func(map[string]any) {})
	id, nobody := string(b.ID), "bkg_00000000000000000000000000"
	before := w.everything()
	for name, c := range map[string]struct {
		who                principal.Principal
		method, path, body string
		status             int
		code               string
	}{
		"no token":                        {principal.Principal{}, "GET", "/bookings", "", 401, "sign_in"},
		"HR lists bookings":               {hr, "GET", "/bookings", "", 403, "role"},
		"HR reads a booking":              {hr, "GET", "/bookings/" + id, "", 403, "role"},
		"HR holds":                        {hr, "POST", "/holds", same, 403, "role"},
		"operator reads a booking":        {operator, "GET", "/bookings/" + id, "", 403, "role"},
		"operator cancels":                {operator, "POST", "/bookings/" + id + "/cancel", "", 403, "role"},
		"employee imports":                {e, "POST", "/availability/import", `{"rows":[{"consultant_id":"` + string(w.consultant) + `","availability":{"zone":"UTC","rules":[]}}]}`, 403, "role"},
		"foreign booking":                 {other, "GET", "/bookings/" + id, "", 404, "not_found"},
		"no booking":                      {other, "GET", "/bookings/" + nobody, "", 404, "not_found"},
		"foreign move":                    {other, "POST", "/bookings/" + id + "/move", `{"starts_at":"2026-10-06T03:00:00Z"}`, 404, "not_found"},
		"foreign cancel":                  {other, "POST", "/bookings/" + id + "/cancel", "", 404, "not_found"},
		"foreign hold booked":             {other, "POST", "/bookings", `{"hold_id":"` + id + `"}`, 404, "not_found"},
		"foreign hold released":           {other, "DELETE", "/holds/" + id, "", 404, "not_found"},
		"another consultant reads":        {stranger, "GET", "/bookings/" + id, "", 404, "not_found"},
		"another consultant cancels":      {stranger, "POST", "/bookings/" + id + "/cancel", "", 404, "not_found"},
		"unknown consultant's slots":      {e, "GET", "/consultants/con_00000000000000000000000000/slots?program=exit", "", 404, "not_found"},
		"unknown consultant":              {e, "POST", "/holds", hold(func(m map[string]any) { m["consultant_id"] = "con_00000000000000000000000000" }), 404, "not_found"},
		"account not heard of":            {unheard, "POST", "/holds", same, 503, "account_pending"},
		"deactivated account":             {gone, "POST", "/holds", same, 403, "account_inactive"},
		"token of another company":        {elsewhere, "POST", "/holds", same, 403, "account_inactive"},
		"deactivated account cancels":     {gone, "POST", "/bookings/" + id + "/cancel", "", 404, "not_found"},
		"unknown field":                   {e, "POST", "/holds", hold(func(m map[string]any) { m["price"] = 0 }), 422, "invalid"},
		"unknown query":                   {e, "GET", "/bookings?company=1", "", 422, "invalid"},
		"wrong type":                      {e, "POST", "/holds", hold(func(m map[string]any) { m["starts_at"] = 5 }), 422, "invalid"},
		"no such program":                 {e, "POST", "/holds", hold(func(m map[string]any) { m["program"] = "gossip" }), 422, "invalid"},
		"missing field":                   {e, "POST", "/holds", hold(func(m map[string]any) { delete(m, "program") }), 422, "invalid"},
		"broken JSON":                     {e, "POST", "/holds", `{"consultant_id":`, 400, "bad_request"},
		"malformed ID":                    {e, "GET", "/bookings/1", "", 422, "invalid"},
		"taken time":                      {other, "POST", "/holds", hold(func(m map[string]any) { m["starts_at"] = at(1, 10, 30) }), 409, "slot_taken"},
		"own other talk":                  {e, "POST", "/holds", hold(func(m map[string]any) { m["consultant_id"] = stranger.ConsultantID; m["starts_at"] = at(1, 10, 30) }), 409, "you_are_busy"},
		"before the consultant's hours":   {e, "POST", "/holds", hold(func(m map[string]any) { m["starts_at"] = at(1, 7, 0) }), 409, "slot_not_offered"},
		"between two slots":               {e, "POST", "/holds", hold(func(m map[string]any) { m["starts_at"] = at(1, 12, 10) }), 409, "slot_not_offered"},
		"in the past":                     {e, "POST", "/holds", hold(func(m map[string]any) { m["starts_at"] = at(-3, 12, 0) }), 409, "slot_not_offered"},
		"beyond the horizon":              {e, "POST", "/holds", hold(func(m map[string]any) { m["starts_at"] = at(35, 12, 0) }), 409, "slot_not_offered"},
		"days out of range":               {e, "GET", "/consultants/" + string(w.consultant) + "/slots?program=exit&days=99", "", 422, "invalid"},
		"no such zone":                    {e, "GET", "/consultants/" + string(w.consultant) + "/slots?program=exit&zone=Mars/Olympus", "", 422, "availability_invalid"},
		"move to where it cannot be":      {e, "POST", "/bookings/" + id + "/move", `{"starts_at":"2026-10-06T20:00:00Z"}`, 409, "slot_not_offered"},
		"availability in no zone":         {stranger, "PUT", "/me/availability", `{"zone":"Mars/Olympus","rules":[]}`, 422, "availability_invalid"},
		"availability ends before begin":  {stranger, "PUT", "/me/availability", `{"zone":"Asia/Tokyo","rules":[{"weekday":"MO","start":"12:00","end":"09:00"}]}`, 422, "availability_invalid"},
		"availability on no weekday":      {stranger, "PUT", "/me/availability", `{"zone":"Asia/Tokyo","rules":[{"weekday":"XX","start":"09:00","end":"12:00"}]}`, 422, "invalid"},
		"availability of no such program": {stranger, "PUT", "/me/availability", `{"zone":"Asia/Tokyo","rules":[],"lengths":{"gossip":30}}`, 422, "availability_invalid"},
		"session of 45 minutes":           {stranger, "PUT", "/me/availability", `{"zone":"Asia/Tokyo","rules":[],"lengths":{"exit":45}}`, 422, "availability_invalid"},
		"exception that is nothing":       {stranger, "PUT", "/me/availability", `{"zone":"Asia/Tokyo","rules":[],"exceptions":[{"date":"2026-10-07"}]}`, 422, "availability_invalid"},
	} {
		t.Run(name, func(t *testing.T) {
			status, answer := call(t, api, c.who, c.method, c.path, c.body)
			if status != c.status || answer["code"] != c.code {
				t.Errorf("%d %v, want %d %s", status, answer, c.status, c.code)
			}
		})
	}
	if after := w.everything(); after != before {
		t.Errorf("a refused request changed the table from %d to %d items", before, after)
	}
}

func TestHTTPAvailability(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	api := API(w.desk)
	consultant := w.approve(ids.Default{}.New(ids.Consultant), officeHours())
	body := `{"zone":"America/New_York","rules":[{"weekday":"MO","start":"09:00","end":"12:00"},{"weekday":"WE","start":"09:00","end":"12:00"}],` +
		`"exceptions":[{"date":"2026-12-25","closed":true},{"date":"2026-12-26","start":"10:00","end":"24:00"}],` +
		`"lengths":{"exit":30},"buffers":{"before":5,"after":10},"notice_hours":24,"horizon_days":60,"daily_cap":6,"closed_on_holidays":true}`
	if status, out := call(t, api, consultant, "PUT", "/me/availability", body); status != http.StatusOK {
		t.Fatalf("put: %d %v", status, out)
	}
	status, got := call(t, api, consultant, "GET", "/me/availability", "")
	var want map[string]any
	if err := json.Unmarshal([]byte(body), &want); err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(got)
	b, _ := json.Marshal(want)
	if status != http.StatusOK || !bytes.Equal(a, b) {
		t.Errorf("get: %d %s\nwant %s", status, a, b)
	}
	w.status(consultant, events.StatusDeactivated)
	if status, out := call(t, api, consultant, "PUT", "/me/availability", body); status != http.StatusForbidden {
		t.Errorf("deactivated consultant: %d %v", status, out)
	}
}

func TestHTTPImport(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	api := API(w.desk)
	operator := w.account(principal.Principal{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleOperator})
	row := func(id, zone string) string {
		return `{"consultant_id":"` + id + `","availability":{"zone":"` + zone + `","rules":[{"weekday":"TU","start":"09:00","end":"12:00"}]}}`
	}
	unknown := ids.Default{}.New(ids.Consultant)
	body := `{"rows":[` + row(string(unknown), "Asia/Tokyo") + `,` + row("con_00000000000000000000000000", "Mars/Olympus") + `,` +
		row(string(unknown), "Asia/Seoul") + `]}`
	for range 2 { // idempotent
		status, out := call(t, api, operator, "POST", "/availability/import", body)
		if status != http.StatusOK || out["stored"] != 1.0 || out["refused"] != 2.0 {
			t.Fatalf("import: %d %v", status, out)
		}
		rows := out["rows"].([]any)
		for i, code := range []any{nil, "availability_invalid", "duplicate_row"} {
			if got := rows[i].(map[string]any)["code"]; got != code {
				t.Errorf("row %d: %v", i, rows[i])
			}
		}
	}
	if got := w.published("booking.availability_changed"); len(got) != 1 {
		t.Errorf("%d summaries: an unknown consultant must not be announced", len(got))
	}
	w.version++
	w.deliver(events.SignupConsultantChanged.New(w.meta(unknown), events.ConsultantChanged{
		ConsultantID: unknown, Status: events.StatusApproved, Programs: events.Programs()}))
	got := w.published("booking.availability_changed")
	if len(got) != 2 {
		t.Fatalf("%d summaries after approval", len(got))
	}
	summary, err := events.BookingAvailabilityChanged.Parse(got[1])
	if summary.ConsultantID != unknown { // the outbox is ordered within a partition only
		summary, err = events.BookingAvailabilityChanged.Parse(got[0])
	}
	if err != nil || summary.NextFree == nil || !summary.NextFree.Equal(at(1, 9, 0)) || len(summary.Windows) != 3 || summary.Windows[0].Slots != 5 {
		t.Errorf("summary: %+v %v", summary, err)
	}
}
