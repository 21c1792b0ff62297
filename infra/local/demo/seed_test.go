package main

import (
	"net/http"
	"strings"
	"testing"

	"kikite/infra/local/internal/client"
)

func TestSeedingFillsAnEmptyCloud(t *testing.T) {
	t.Parallel()
	p := fresh()
	s, opened, out := seedingOf(t, p)
	if err := s.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	for call, want := range map[string]int{
		"POST /api/signup/consultants/import": 3, "POST /api/booking/availability/import": 3, "POST /api/signup/public/inquiries": 1,
		"POST /api/signup/inquiries/inq_1/hearing": 1, "POST /api/signup/inquiries/inq_1/contract": 1, "POST /api/signup/invitations": 1,
		"POST /api/signup/public/registrations": registered, "PUT /api/matching/me/profile": registered, "POST /api/booking/bookings": booked,
	} {
		if got := p.count(call); got != want {
			t.Errorf("%s was called %d times, want %d", call, got, want)
		}
	}
	if *opened != 1 {
		t.Errorf("the operator command ran %d times", *opened)
	}
	if !strings.Contains(out.String(), "120 with their weekly hours") {
		t.Errorf("progress without counts:\n%s", out)
	}
}

func TestSeedingTwiceDoesNothing(t *testing.T) {
	t.Parallel()
	p := fresh()
	s, opened, out := seedingOf(t, p)
	p.mail("confirmed", s.people[booked-1].private, "")
	if err := s.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(p.calls) != 0 || *opened != 0 || out.String() != "the demo data is there\n" {
		t.Errorf("calls %v, output %q", p.calls, out)
	}
}

func TestSeedingGoesOnWhereItWasInterrupted(t *testing.T) {
	t.Parallel()
	other := inquiry{ID: "inq_9", Name: "別の会社", Email: "a@b.example", Status: "received"}
	for name, want := range map[string]struct{ inquiries, hearings, contracts int }{
		"received": {0, 1, 1}, "heard": {0, 0, 1}, "contracted": {0, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := fresh()
			pages := 0
			p.answers["GET /api/signup/inquiries"] = func(map[string]any) (any, error) {
				if pages++; pages == 1 {
					return map[string]any{"inquiries": []any{other}, "next": "more"}, nil
				}
				return map[string]any{"inquiries": []any{inquiry{"inq_1", companyName, inquirerEmail, name}}}, nil
			}
			p.answers["GET /api/booking/bookings"] = constant(map[string]any{"bookings": []any{1}})
			s, _, _ := seedingOf(t, p)
			p.mail("invitation", s.employees[0].Email, "https://kikite.example/register#0123456789abcdefghjkmnpqrs")
			if err := s.run(t.Context()); err != nil {
				t.Fatal(err)
			}
			got := struct{ inquiries, hearings, contracts int }{p.count("POST /api/signup/public/inquiries"),
				p.count("POST /api/signup/inquiries/inq_1/hearing"), p.count("POST /api/signup/inquiries/inq_1/contract")}
			if got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
			if n := p.count("POST /api/signup/consultants/import") + p.count("POST /api/booking/holds"); n != 0 {
				t.Errorf("%d imports and holds of what was there", n)
			}
			invitations, _ := p.Mails(t.Context(), s.employees[0].Email)
			if len(invitations) != 1 {
				t.Errorf("the first employee has %d invitations", len(invitations))
			}
		})
	}
}

func TestSeedingSaysWhatWentWrong(t *testing.T) {
	t.Parallel()
	conflict := &client.Problem{Status: http.StatusConflict}
	for name, c := range map[string]struct {
		call   string
		answer any
		err    error
		want   string
	}{
		"a refused consultant": {call: "POST /api/signup/consultants/import", want: "consultants: ",
			answer: map[string]any{"results": append(results(perCall-1), map[string]any{"message": "no such licence"})}},
		"fewer answers than rows": {call: "POST /api/signup/consultants/import", answer: map[string]any{}, want: "0 answers for 50 consultants"},
		"hours that stay out":     {call: "POST /api/booking/availability/import", answer: map[string]any{"stored": 1}, want: "the hours of 1 of 50"},
		"a refused roster":        {call: "GET /api/signup/roster/uploads/ros_1", answer: upload{Status: "refused"}, want: "it is refused"},
		"a lost invitation":       {call: "POST /api/signup/invitations", want: "no invitation reached"},
		"no pick has time":        {call: "POST /api/booking/holds", err: conflict, want: "none of 2 picks has time"},
		"no contract":             {call: "POST /api/signup/inquiries/inq_1/contract", err: conflict, want: "company: "},
		"a foreign invitation":    {call: "POST /api/signup/public/registrations", err: conflict, want: "employees: "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := fresh()
			p.answers[c.call] = func(map[string]any) (any, error) { return c.answer, c.err }
			s, _, _ := seedingOf(t, p)
			err := s.run(t.Context())
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func TestTheNextTimeIsTakenWhenSomebodyWasFaster(t *testing.T) {
	t.Parallel()
	p := fresh()
	tries := 0
	p.answers["POST /api/booking/holds"] = func(in map[string]any) (any, error) {
		if tries++; in["starts_at"] == "2026-04-02T01:00:00Z" {
			return nil, &client.Problem{Status: http.StatusConflict}
		}
		return map[string]any{"booking_id": "bok_1"}, nil
	}
	s, _, _ := seedingOf(t, p)
	if err := s.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if tries != 2*booked {
		t.Errorf("%d tries for %d bookings", tries, booked)
	}
}

func TestSignInsNameOnePersonOfEachRole(t *testing.T) {
	t.Parallel()
	p := fresh()
	s, _, _ := seedingOf(t, p)
	if _, err := s.signIns(t.Context()); err == nil {
		t.Error("a consultant without a booking was named")
	}
	p.mail("confirmed", s.people[0].private, "")
	p.mail("confirmed", consultantEmail(), "")
	people, err := s.signIns(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	text := welcome("http://localhost:1", ".local", people)
	for _, want := range []string{operatorEmail, hrEmail, "me01@", consultantEmail(), "http://localhost:1/_local/mail"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in:\n%s", want, text)
		}
	}
}

func TestPrivateAddressesShowNoName(t *testing.T) {
	t.Parallel()
	p := fresh()
	s, _, _ := seedingOf(t, p)
	seen := map[string]bool{}
	for _, one := range s.people {
		given := strings.ToLower(one.employee.GivenRomaji)
		if seen[one.employee.Number] || strings.Contains(one.private, given) {
			t.Errorf("%s registers as %s", one.employee.Number, one.private)
		}
		seen[one.employee.Number] = true
	}
}
