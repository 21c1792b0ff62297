package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"kikite/infra/local/internal/client"
	"kikite/infra/local/seed/consultants"
	"kikite/infra/local/seed/roster"
)

// product is the product as seeding sees it: what was sent to it, and what it answers.
type product struct {
	mu      sync.Mutex
	calls   []string // "METHOD /path" of all calls, without the query
	answers map[string]func(in map[string]any) (any, error)
	mails   []client.Mail
}

func (p *product) answer(method, path string, in, out any) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	path, _, _ = strings.Cut(path, "?")
	p.calls = append(p.calls, method+" "+path)
	answer, ok := p.answers[method+" "+path]
	if !ok {
		return &client.Problem{Method: method, Path: path, Status: http.StatusNotFound}
	}
	var sent map[string]any
	if err := again(in, &sent); err != nil {
		return err
	}
	got, err := answer(sent)
	if err != nil || out == nil {
		return err
	}
	return again(got, out)
}

// again turns a value into JSON and back.
func again(from, to any) error {
	raw, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, to)
}

func (p *product) Do(_ context.Context, method, path string, in, out any) error {
	return p.answer(method, path, in, out)
}

func (p *product) Public(_ context.Context, method, path string, in, out any) error {
	return p.answer(method, path, in, out)
}

func (p *product) Enter(_ context.Context, email string) (caller, error) {
	return p, p.answer("ENTER", email, nil, nil)
}

func (p *product) Post(context.Context, string, map[string]string, string, []byte) error { return nil }
func (p *product) Quiet(context.Context, time.Duration) error                            { return nil }

func (p *product) Now(context.Context) (time.Time, error) {
	return time.Date(2026, 4, 1, 3, 0, 0, 0, time.UTC), nil
}

func (p *product) Mails(_ context.Context, address string) ([]client.Mail, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []client.Mail
	for _, m := range p.mails {
		if address == "" || m.To[0] == address {
			out = append(out, m)
		}
	}
	return out, nil
}

func (p *product) mail(kind, to, text string) {
	p.mails = append(p.mails, client.Mail{To: []string{to}, Text: text, Tags: []client.Tag{{Name: "kind", Value: kind}}})
}

func (p *product) count(call string) int {
	n := 0
	for _, c := range p.calls {
		if c == call {
			n++
		}
	}
	return n
}

func constant(v any) func(map[string]any) (any, error) {
	return func(map[string]any) (any, error) { return v, nil }
}

const testEmployees = 24

// fresh is a product that holds nothing and does everything right.
func fresh() *product {
	p := &product{}
	slots := constant(map[string]any{"slots": []any{map[string]any{"starts_at": "2026-04-02T01:00:00Z"}, map[string]any{"starts_at": "2026-04-02T02:00:00Z"}}})
	p.answers = map[string]func(map[string]any) (any, error){
		"ENTER " + operatorEmail:                    constant(nil),
		"ENTER " + hrEmail:                          constant(nil),
		"GET /api/signup/inquiries":                 constant(map[string]any{"inquiries": []any{}}),
		"GET /api/signup/public/inquiry-form":       constant(map[string]any{"form": "f"}),
		"POST /api/signup/inquiries/inq_1/proposal": constant(nil),
		"POST /api/signup/public/inquiries":         constant(map[string]any{"inquiry_id": "inq_1"}),
		"GET /api/signup/public/conduct":            constant(map[string]any{"version": "v"}),
		"POST /api/signup/consultants/import": func(in map[string]any) (any, error) {
			return map[string]any{"results": results(len(in["consultants"].([]any)))}, nil
		},
		"POST /api/booking/availability/import": func(in map[string]any) (any, error) {
			return map[string]any{"stored": len(in["rows"].([]any))}, nil
		},
		"POST /api/signup/inquiries/inq_1/hearing":  constant(nil),
		"POST /api/signup/inquiries/inq_1/contract": constant(nil),
		"PUT /api/signup/company/programs":          constant(nil),
		"POST /api/signup/roster/uploads":           constant(map[string]any{"roster_id": "ros_1"}),
		"GET /api/signup/roster/uploads/ros_1":      constant(upload{Status: "applied", Counts: map[string]int{"added": testEmployees}}),
		"POST /api/signup/invitations":              p.invited,
		"POST /api/signup/public/registrations":     constant(nil),
		"GET /api/signup/consents/current":          constant(map[string]any{"version": "1"}),
		"POST /api/signup/me/consents":              constant(nil),
		"PUT /api/matching/me/profile":              constant(nil),
		"GET /api/matching/me/picks":                constant(picks("con_1", "con_2")),
		"GET /api/booking/bookings":                 constant(map[string]any{"bookings": []any{}}),
		"GET /api/booking/consultants/con_1/slots":  slots,
		"GET /api/booking/consultants/con_2/slots":  slots,
		"POST /api/booking/holds":                   constant(map[string]any{"booking_id": "bok_1"}),
		"POST /api/matching/nominations":            constant(nil),
		"POST /api/booking/bookings":                constant(nil),
	}
	for i := range registered {
		p.answers[fmt.Sprintf("ENTER me%02d@%s", i+1, privateDomain)] = constant(nil)
	}
	return p
}

// invited mails an invitation to everybody who is named.
func (p *product) invited(in map[string]any) (any, error) {
	for _, number := range in["employee_numbers"].([]any) {
		for _, e := range roster.Generate(seedNumber, testEmployees) {
			if e.Number == number {
				p.mail("invitation", e.Email, "→ https://kikite.example/register#0123456789abcdefghjkmnpqrs")
			}
		}
	}
	return nil, nil
}

func results(n int) []any {
	out := make([]any, n)
	for i := range out {
		out[i] = map[string]any{"consultant_id": fmt.Sprintf("con_%d", i)}
	}
	return out
}

func picks(consultants ...string) any {
	var out []any
	for _, id := range consultants {
		out = append(out, map[string]any{"consultant": map[string]any{"consultant_id": id}})
	}
	return map[string]any{"picks": out}
}

// seedingOf seeds 120 consultants and 24 employees; opened counts the calls of the operator command.
func seedingOf(t *testing.T, p *product) (seeding *seeding, opened *int, out *bytes.Buffer) {
	t.Helper()
	out, opened = &bytes.Buffer{}, new(int)
	open := func(context.Context) error { *opened++; return nil }
	return newSeeding(p, open, settings{consultants: 2*perCall + 20, employees: testEmployees}, out), opened, out
}

func consultantEmail() string { return "a.b@" + consultants.Domain }
